package io.decisiongate.cli.evidence;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The version that a Maven project's {@code pom.xml} declares. */
public record ProjectVersion(String version) {
  private static final XMLInputFactory FACTORY = factory();

  /**
   * Reads the {@code version} that stands directly in {@code project}.
   *
   * @throws MessageFailure when there is no such file or it declares none
   */
  public static ProjectVersion of(Path directory) {
    Path pom = directory.resolve("pom.xml");
    try (InputStream in = new BufferedInputStream(Files.newInputStream(pom))) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
      try {
        return new ProjectVersion(read(xml, pom));
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw unreadable(pom, e, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unreadable(pom, e, BoundedInput.reason(e));
    }
  }

  private static MessageFailure unreadable(Path pom, Exception cause, String reason) {
    return new MessageFailure(cause, EvidenceMessage.VERSION_UNREADABLE, pom.toString(), reason);
  }

  /** Whether more may change under this version. */
  public boolean snapshot() {
    return version.endsWith("-SNAPSHOT");
  }

  /** The evidence file's content. */
  public Json toJson() {
    return Json.object().put("version", version).put("snapshot", snapshot()).build();
  }

  private static String read(XMLStreamReader xml, Path pom) throws XMLStreamException {
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth == 2 && xml.getLocalName().equals("version")) {
            return xml.getElementText().strip();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {} // text and comments
      }
    }
    throw new MessageFailure(EvidenceMessage.VERSION_MISSING, pom.toString());
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
