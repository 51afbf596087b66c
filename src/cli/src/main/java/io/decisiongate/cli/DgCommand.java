package io.decisiongate.cli;

import io.decisiongate.cli.admin.AdminCommand;
import io.decisiongate.cli.authoring.AuthoringCommand;
import io.decisiongate.cli.broker.BrokerCommand;
import io.decisiongate.cli.configuration.ConfigCommand;
import io.decisiongate.cli.contract.ContractCommand;
import io.decisiongate.cli.deliveries.DeliveriesCommand;
import io.decisiongate.cli.demo.DemoCommand;
import io.decisiongate.cli.docs.DocsCommand;
import io.decisiongate.cli.evidence.EvidenceCommand;
import io.decisiongate.cli.interop.InteropCommand;
import io.decisiongate.cli.mcp.McpCommand;
import io.decisiongate.cli.provider.ProviderCommand;
import io.decisiongate.cli.runpack.RunpackCommand;
import io.decisiongate.cli.schema.SchemaCommand;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code dg} with all its commands. */
@Command(
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      StopCommand.class,
      EvidenceCommand.class,
      BrokerCommand.class,
      AdminCommand.class,
      DeliveriesCommand.class,
      ContractCommand.class,
      DocsCommand.class,
      AuthoringCommand.class,
      ConfigCommand.class,
      ProviderCommand.class,
      McpCommand.class,
      SchemaCommand.class,
      InteropCommand.class,
      RunpackCommand.class,
      VerifyCommand.class,
      CompletionCommand.class
    })
final class DgCommand extends DgRoot {

  DgCommand(Map<String, String> environment) {
    super(environment);
  }
}
