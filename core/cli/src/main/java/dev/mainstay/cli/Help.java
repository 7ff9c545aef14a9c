package dev.mainstay.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Gives every command its help in one language: what it does, its options, examples, and what its status means. The list of
 * commands is told by the job they are for.
 */
final class Help {

    /** Commands by the job they are for. */
    private static final Map<String, List<String>> JOBS = jobs();

    private static final String BUNDLE = "dev.mainstay.cli.help";

    private final ResourceBundle texts;

    private Help(Language language) {
        texts = ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                Help.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Map<String, List<String>> jobs() {
        Map<String, List<String>> jobs = new LinkedHashMap<>();
        jobs.put("advise", List.of("advise", "report", "delta"));
        jobs.put("author", List.of("new", "vocabulary", "schema", "check", "tables", "build", "verify", "keygen"));
        jobs.put("test", List.of("test", "diff", "replay"));
        jobs.put("understand", List.of("explain", "rulebook"));
        return jobs;
    }

    /** Puts the texts into the command and all below it. */
    static void of(Language language, CommandLine command) {
        Help help = new Help(language);
        help.give(command);
        command.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, shown -> help.commands(shown.commandSpec(), shown));
    }

    private void give(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (command.getCommand() instanceof CommandLine.HelpCommand) {
            spec.addMixin("lang", CommandSpec.forAnnotatedObject(new LanguageOption()));
        }
        spec.resourceBundle(texts);
        UsageMessageSpec usage = spec.usageMessage();
        usage.autoWidth(true);
        usage.synopsisHeading(heading("synopsis"));
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%n" + heading("parameters"));
        usage.optionListHeading("%n" + heading("options"));
        usage.commandListHeading("%n" + heading("commands"));
        footer(spec, usage);
        command.getSubcommands().values().forEach(this::give);
    }

    private String heading(String key) {
        return text("heading." + key).replace("%", "%%") + "%n";
    }

    private void footer(CommandSpec spec, UsageMessageSpec usage) {
        List<String> lines = new ArrayList<>();
        String name = spec.qualifiedName(".");
        if (texts.containsKey("examples." + name)) {
            lines.add("");
            lines.add("@|bold " + text("heading.examples") + "|@");
            texts.getString("examples." + name).lines().forEach(line -> lines.add("  " + line.replace("%", "%%")));
        }
        lines.add("");
        lines.add(text("status"));
        usage.footer(lines.toArray(new String[0]));
    }

    private String text(String key) {
        return texts.getString(key);
    }

    private String commands(CommandSpec spec, CommandLine.Help shown) {
        if (spec.parent() != null) {
            return shown.commandList();
        }
        StringBuilder text = new StringBuilder();
        Set<String> rest = new TreeSet<>(spec.subcommands().keySet());
        JOBS.forEach((job, names) -> group(text, job, names, rest, spec, shown));
        group(text, "more", List.copyOf(rest), rest, spec, shown);
        return text.toString();
    }

    private void group(
            StringBuilder text,
            String job,
            List<String> names,
            Set<String> rest,
            CommandSpec spec,
            CommandLine.Help shown) {
        CommandLine.Help.TextTable table = CommandLine.Help.TextTable.forColumns(
                shown.colorScheme(),
                new CommandLine.Help.Column(16, 4, CommandLine.Help.Column.Overflow.SPAN),
                new CommandLine.Help.Column(
                        Math.max(30, spec.usageMessage().width() - 16), 2, CommandLine.Help.Column.Overflow.WRAP));
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        boolean any = false;
        for (String name : names) {
            CommandLine command = spec.subcommands().get(name);
            if (command != null) {
                rest.remove(name);
                String description =
                        first(command.getCommandSpec().usageMessage().description());
                table.addRowValues(
                        shown.colorScheme().commandText(name),
                        shown.colorScheme().text(description));
                any = true;
            }
        }
        if (any) {
            text.append("  ")
                    .append(shown.colorScheme().ansi().string("@|bold " + text("job." + job) + "|@"))
                    .append(System.lineSeparator())
                    .append(table);
        }
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0].replace("%n", " ").strip();
    }
}
