package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the command says of itself, and to words it does not understand. */
class HelpTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> commands = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(one -> commands.addAll(all(one)));
        return commands;
    }

    @Test
    void commands_are_listed_by_the_job_they_are_for() {
        assertThat(run("--lang", "en", "--help")).isZero();
        assertThat(out.toString())
                .containsSubsequence(
                        "Advise accounts", "advise", "delta", "Write a rule pack", "check", "Test a policy", "replay")
                .contains("Examples:", "Status: 0 fine, 1 findings or failures, 2 unusable input or words.");
        assertThat(run("--lang", "zh", "--help")).isZero();
        assertThat(out.toString()).contains("防止大客户叛离", "编写规则包", "示例：", "退出状态：0 正常");
    }

    @Test
    void every_command_shows_an_example_and_its_status_in_both_languages() {
        for (CommandLine command : all(new CommandLine(new Mainstay()))) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.name().equals("help") || !spec.subcommands().isEmpty()) {
                continue;
            }
            List<String> words = new ArrayList<>(List.of(spec.qualifiedName(" ").split(" ")));
            words.remove(0);
            words.add("--help");
            assertThat(run(words.toArray(new String[0]))).as(words.toString()).isZero();
            assertThat(out.toString())
                    .as(words.toString())
                    .contains("mainstay " + words.get(0))
                    .contains("2 ");
        }
    }

    /** Where a text of the help is missing in Chinese it would stand there in English. */
    @Test
    void help_of_the_commands_described_here_is_chinese_throughout() {
        ResourceBundle texts = ResourceBundle.getBundle("dev.mainstay.cli.help", Locale.SIMPLIFIED_CHINESE);
        for (String name : List.of(
                "advise",
                "delta",
                "replay",
                "check",
                "test",
                "build",
                "verify",
                "keygen",
                "new",
                "rulebook",
                "explain",
                "diff")) {
            assertThat(texts.containsKey("mainstay." + name + ".usage.description.0"))
                    .as(name)
                    .isTrue();
            assertThat(run(name, "--help", "--lang=zh")).isZero();
            assertThat(out.toString().lines().filter(line -> line.matches(".*[a-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]+.*")))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void a_word_that_is_not_known_gets_one_line_and_what_was_probably_meant() {
        assertThat(run("advize", "--lang", "en")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("ERROR unknown command advize. Maybe advise?\nHelp: mainstay --help\n"
                        .replace("\n", System.lineSeparator()));
        assertThat(run("advise", "--formt", "json", "x", "--lang", "en")).isEqualTo(2);
        assertThat(err.toString()).contains("unknown option --formt. Maybe --format?", "Help: mainstay advise --help");
        assertThat(run("advise", "--format", "jso", "x", "--lang", "zh")).isEqualTo(2);
        assertThat(err.toString()).contains("--format 不能是 jso；应为 text|json|jsonl|csv");
        assertThat(run("advise", "--lang", "zh")).isEqualTo(2);
        assertThat(err.toString()).contains("缺少参数：FILE|-");
    }

    @Test
    void a_folder_that_is_no_pack_gets_one_message() {
        for (String command : List.of("check", "test")) {
            assertThat(run(command, folder.toString(), "--lang", "en")).isEqualTo(2);
            assertThat(err.toString().lines()).hasSize(1);
            assertThat(err.toString()).contains("no rule pack is here", "mainstay new");
        }
        assertThat(run("advise", "--pack", folder.toString(), "x.json", "--lang", "zh"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("这里没有规则包");
        assertThat(run("check", folder.resolve("none").toString(), "--lang", "zh"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("没有这个文件夹");
    }

    @Test
    void help_of_a_command_is_in_the_language_asked_for() {
        assertThat(run("help", "--lang=zh", "advise")).isZero();
        assertThat(out.toString()).contains("为客户给出建议");
        assertThat(run("help", "advise", "--lang", "en")).isZero();
        assertThat(out.toString()).contains("Advises accounts.");
    }

    @Test
    void a_language_before_the_command_holds_for_the_command_too_and_one_of_its_own_wins() {
        assertThat(run("--lang", "zh", "check", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("这里没有规则包");
        assertThat(run("--lang", "zh", "check", folder.toString(), "--lang=en")).isEqualTo(2);
        assertThat(err.toString()).contains("no rule pack is here");
        assertThat(run("--lang=en", "vocabulary")).isZero();
        String english = out.toString();
        assertThat(run("--lang=zh", "vocabulary")).isZero();
        assertThat(out.toString()).isNotEqualTo(english);
        assertThat(run("--lang=fr", "vocabulary")).isEqualTo(2);
        assertThat(err.toString()).contains("fr");
    }

    @Test
    void a_folder_where_a_file_is_wanted_and_the_other_way_round_are_told_apart() throws IOException {
        Path file = Files.writeString(folder.resolve("x.jsonl"), "");
        for (String[] call : new String[][] {
            {"advise", folder.toString()},
            {"report", folder.toString(), "-o", folder.resolve("r.html").toString()},
            {"delta", folder.toString(), folder.toString()},
            {"replay", folder.toString()},
            {"explain", folder.toString(), "--history", folder.toString()},
            {"verify", folder.toString()}
        }) {
            assertThat(run(call)).as(call[0]).isEqualTo(2);
            assertThat(err.toString()).as(call[0]).matches("ERROR .*(folder, not a file|文件夹，不是文件)\\R");
        }
        for (String command : List.of("check", "test")) {
            assertThat(run(command, file.toString(), "--lang=en")).isEqualTo(2);
            assertThat(err.toString()).as(command).contains("this is a file, not a folder");
        }
    }

    @Test
    void fields_that_no_metric_is_called_by_are_said() throws IOException {
        Path input = Files.writeString(folder.resolve("in.json"), """
                {"id":"A","asOf":"2026-03-31","profile":{"name":"Acme","tier":"KEY"},"rivals":[{"name":"X","mood":1}],
                 "onTimeRate":0.8,"delivery":{"onTimeRat":0.8}}""");
        Path output = folder.resolve("out");

        assertThat(run("advise", input.toString(), "-o", output.toString(), "--lang", "en"))
                .isZero();

        assertThat(Files.readString(output))
                .contains("Not recognised: $.delivery.onTimeRat (maybe delivery.onTimeRate?), "
                        + "$.onTimeRate (maybe delivery.onTimeRate?), $.profile.name (maybe name?), $.rivals[0].mood");
        assertThat(err.toString())
                .contains("WARNING 1 account has fields that no metric is called by")
                .contains(
                        "$.delivery.onTimeRat (maybe delivery.onTimeRate?)",
                        "$.profile.name (maybe name?), $.rivals[].mood");

        assertThat(run("explain", input.toString(), "--lang", "zh")).isZero();
        assertThat(err.toString()).contains("$.delivery.onTimeRat（是否应为 delivery.onTimeRate？）");
        assertThat(run("diff", "standard", "standard", "--accounts", input.toString(), "--lang", "zh"))
                .isZero();
        assertThat(err.toString()).contains("$.delivery.onTimeRat（是否应为 delivery.onTimeRate？）");
    }

    @Test
    void industries_that_differ_by_a_slip_from_one_that_the_pack_names_are_said() throws IOException {
        StringBuilder accounts = new StringBuilder();
        List<String> industries =
                List.of("feed", "fed", "Feed", "fed", "seed", "food", "steel", "fee-d", "饲料", "vehicle", "retail", "");
        for (int i = 0; i < industries.size(); i++) {
            accounts.append("{\"id\":\"")
                    .append(i)
                    .append("\",\"asOf\":\"2026-03-31\",\"profile\":{\"industry\":\"")
                    .append(industries.get(i))
                    .append("\"}}\n");
        }
        Path input = Files.writeString(folder.resolve("in.jsonl"), accounts);

        String output = folder.resolve("out").toString();
        assertThat(run("advise", input.toString(), "-o", output, "--lang", "en"))
                .isZero();

        assertThat(err.toString().lines())
                .containsExactly(
                        "WARNING 1 account has the industry \"Feed\", which the pack names nowhere. Maybe feed?",
                        "WARNING 2 accounts have the industry \"fed\", which the pack names nowhere. Maybe feed?",
                        "WARNING 1 account has the industry \"fee-d\", which the pack names nowhere. Maybe feed?",
                        "WARNING 1 account has the industry \"vehicle\", which the pack names nowhere. Maybe vehicles?");
    }

    @Test
    void completion_knows_commands_and_options() {
        assertThat(run("completion", "bash")).isZero();
        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("--log-remove", "replay", "delta");
        assertThat(run("completion", "zsh")).isZero();
        assertThat(out.toString()).contains("bashcompinit");
        assertThat(run("completion", "fish", "--lang", "en")).isEqualTo(2);
    }

    @Test
    void colour_only_repeats_what_words_say() {
        assertThat(new Colour(false).line("ERROR x")).isEqualTo("ERROR x");
        assertThat(new Colour(true).line("  + new x")).isEqualTo("  \u001B[31m+\u001B[0m new x");
        assertThat(new Colour(true).line("plain words")).isEqualTo("plain words");
    }
}
