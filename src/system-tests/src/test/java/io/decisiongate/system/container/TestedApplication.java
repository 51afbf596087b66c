package io.decisiongate.system.container;

import io.decisiongate.system.Project;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archive that is shipped, with a web module of tests beside its own. */
final class TestedApplication {
  private static final String DESCRIPTOR = "META-INF/application.xml";
  private static final String MODULE =
      "<module><web><web-uri>tests.war</web-uri><context-root>/container-tests</context-root></web></module>";

  private TestedApplication() {}

  /**
   * Makes the archive.
   *
   * @param classes the test and what it uses inside of the server
   */
  static EnterpriseArchive with(Class<?>... classes) {
    WebArchive tests =
        ShrinkWrap.create(WebArchive.class, "tests.war")
            .addClasses(classes)
            .addAsLibrary(jarOf(Assertions.class))
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    EnterpriseArchive application =
        ShrinkWrap.create(ZipImporter.class, "decision-gate.ear")
            .importFrom(Project.root().resolve("ear/target/decision-gate.ear").toFile())
            .as(EnterpriseArchive.class);
    String descriptor = text(application);
    application.delete(DESCRIPTOR);
    application.setApplicationXML(
        new StringAsset(
            descriptor.replaceFirst("<library-directory>", MODULE + "<library-directory>")));
    return application.addAsModule(Testable.archiveToTest(tests));
  }

  private static String text(EnterpriseArchive application) {
    try (InputStream in = application.get(DESCRIPTOR).getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " does not come from a file", e);
    }
  }
}
