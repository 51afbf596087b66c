package io.decisiongate.cli.admin;

import picocli.CommandLine.Command;

/** {@code dg admin}. */
@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      WhoamiCommand.class,
      ListCommand.class,
      ShowCommand.class,
      CreateCommand.class,
      ChangeCommand.class,
      DeleteCommand.class,
      ExportCommand.class,
      PurgeCommand.class,
      RolesCommand.class,
      PasswordCommand.class,
      IssueKeyCommand.class,
      RotateKeyCommand.class,
      RevokeKeyCommand.class,
      AllowIpCommand.class,
      RemoveIpCommand.class,
      IpModeCommand.class,
      CheckIpCommand.class
    })
public final class AdminCommand {}
