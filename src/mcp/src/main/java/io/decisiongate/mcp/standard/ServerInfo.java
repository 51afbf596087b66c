package io.decisiongate.mcp.standard;

/**
 * What {@code initialize} tells about the server.
 *
 * @param name for programs
 * @param title for people
 * @param version of the product
 * @param instructions how a model makes good use of the tools
 */
public record ServerInfo(String name, String title, String version, String instructions) {}
