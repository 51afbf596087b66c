package io.decisiongate.cli.evidence;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.MessageFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One JUnit XML report, counted by its test cases rather than by what its head claims. Document
 * types and external entities are refused.
 */
record TestSuite(int tests, int failures, int errors, int skipped, List<String> failed) {
  private static final XMLInputFactory FACTORY = factory();

  static TestSuite read(Path report) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(report))) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
      try {
        return count(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new MessageFailure(
          e, EvidenceMessage.REPORT_MALFORMED, report.toString(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new MessageFailure(
          e, EvidenceMessage.REPORT_UNREADABLE, report.toString(), BoundedInput.reason(e));
    }
  }

  private static TestSuite count(XMLStreamReader xml) throws XMLStreamException {
    int tests = 0;
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    List<String> failed = new ArrayList<>();
    String name = "";
    boolean counted = true;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("document types are not allowed", xml.getLocation());
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "testcase" -> {
          tests++;
          counted = false;
          name = attribute(xml, "classname") + "." + attribute(xml, "name");
        }
        // A case counts once, by what comes first: a failed set-up and tear-down are two elements.
        case "failure", "error" -> {
          if (!counted) {
            boolean failure = xml.getLocalName().equals("failure");
            failures += failure ? 1 : 0;
            errors += failure ? 0 : 1;
            failed.add(name);
            counted = true;
          }
        }
        case "skipped" -> {
          skipped += counted ? 0 : 1;
          counted = true;
        }
        default -> {} // properties, output, re-runs of flaky cases
      }
    }
    return new TestSuite(tests, failures, errors, skipped, List.copyOf(failed));
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
