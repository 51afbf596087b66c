package io.decisiongate.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Resources at the root of the server. */
@ApplicationPath("/")
public class ApiApplication extends Application {}
