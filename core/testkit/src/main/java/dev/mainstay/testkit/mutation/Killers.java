package dev.mainstay.testkit.mutation;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes killers as a scenario file; those about one part of the pack and the same account become one scenario. */
public final class Killers {

    private Killers() {}

    /** The scenarios, in the order of the first of each. */
    public static String file(List<Killer> killers) {
        Map<String, List<Killer>> together = new LinkedHashMap<>();
        for (Killer killer : killers) {
            String account = killer.part() + '\n' + killer.given();
            int copy = 0;
            while (clashes(together.getOrDefault(account + copy, List.of()), killer)) {
                copy++;
            }
            together.computeIfAbsent(account + copy, any -> new ArrayList<>()).add(killer);
        }
        Map<String, Integer> names = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (List<Killer> group : together.values()) {
            String name = name(group);
            int times = names.merge(name, 1, Integer::sum);
            text.append(text.length() == 0 ? "" : "\n")
                    .append(yaml(
                            times == 1 ? name : name + " (" + times + ")",
                            group.get(0).given(),
                            group.stream().map(Killer::expectation).distinct().toList()));
        }
        return text.toString();
    }

    /** How many scenarios such a file holds. */
    public static int count(String file) {
        return (int) file.lines().filter(line -> line.startsWith("- name: ")).count();
    }

    private static String name(List<Killer> group) {
        Killer first = group.get(0);
        if (group.size() == 1) {
            return first.name();
        }
        return switch (first.at().file()) {
            case "actions.csv" -> first.part() + " is what the catalogue says";
            case "diagnosis.csv" -> first.part() + " weighs what its row says";
            case "playbook.csv" -> first.part() + " is what the playbook says";
            default -> first.name();
        };
    }

    /** Whether something else is expected already in the one place the killer needs. */
    private static boolean clashes(List<Killer> group, Killer killer) {
        Expectation one = killer.expectation();
        return group.stream()
                .map(Killer::expectation)
                .anyMatch(other -> !other.equals(one)
                        && other.subject() == one.subject()
                        && other.code().equals(one.code())
                        && other.present() == one.present()
                        && ((other.aspect().equals(one.aspect()) && !bothBounds(one, other)) || !one.present()));
    }

    /** A lower and an upper bound go together. */
    private static boolean bothBounds(Expectation one, Expectation other) {
        return one.value().startsWith(">=") != other.value().startsWith(">=")
                && one.value().contains("=")
                && other.value().contains("=");
    }

    static String yaml(String name, String given, List<Expectation> expectations) {
        StringBuilder text = new StringBuilder("- name: ")
                .append(quoted(name))
                .append("\n  given:\n")
                .append(given);
        section(
                text,
                "expect",
                expectations.stream().filter(Expectation::present).toList());
        section(
                text,
                "absent",
                expectations.stream().filter(one -> !one.present()).toList());
        return text.toString();
    }

    private static void section(StringBuilder text, String section, List<Expectation> expectations) {
        if (expectations.isEmpty()) {
            return;
        }
        text.append("  ").append(section).append(":\n");
        Map<String, Map<String, Map<Aspect, String>>> subjects = new LinkedHashMap<>();
        for (Expectation expectation : expectations) {
            Map<Aspect, String> aspects = subjects.computeIfAbsent(
                            expectation.subject().field(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(expectation.code(), any -> new LinkedHashMap<>());
            Optional<Aspect> aspect = expectation.aspect();
            aspect.ifPresent(asked -> aspects.merge(
                    asked,
                    expectation.value(),
                    (low, high) -> low.startsWith(">") ? low + " " + high : high + " " + low));
        }
        subjects.forEach((subject, codes) -> {
            boolean bare = codes.values().stream().allMatch(Map::isEmpty);
            text.append("    ").append(subject).append(": ");
            if (bare) {
                text.append('[').append(String.join(", ", codes.keySet())).append("]\n");
                return;
            }
            text.append('{')
                    .append(codes.entrySet().stream()
                            .map(code -> code.getKey() + ": " + aspects(code.getValue()))
                            .collect(Collectors.joining(", ")))
                    .append("}\n");
        });
    }

    private static String aspects(Map<Aspect, String> aspects) {
        return aspects.entrySet().stream()
                .map(aspect -> aspect.getKey().field() + ": " + plain(aspect.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String plain(String value) {
        return value.matches("[A-Za-z0-9_.-]+") ? value : quoted(value);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
