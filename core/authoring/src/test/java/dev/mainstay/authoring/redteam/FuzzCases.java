package dev.mainstay.authoring.redteam;

import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.vocabulary.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the cases of the fuzzer; a seed and a number always give the same. */
final class FuzzCases {

    private static final Path STANDARD = Path.of("../../rules/standard");
    private static final Map<String, Phase> RULES = Map.of(
            "signals/fuzz.drl", Phase.SIGNALS,
            "diagnosis.drl", Phase.DIAGNOSIS,
            "stance.drl", Phase.STANCE,
            "guardrails.drl", Phase.GUARDRAILS);
    private static final List<String> RULE_FILES =
            RULES.keySet().stream().sorted().toList();
    private static final List<String> TABLES =
            List.of("limits.csv", "diagnosis.csv", "actions.csv", "playbook.csv", "weights.csv", "texts/en.csv");
    private static final List<String> OVERLAID =
            List.of("pack.yaml", "limits.csv", "switched-off.csv", "signals/two.drl", "playbook.csv", "texts/zh.csv");

    private final SortedMap<String, byte[]> parts;
    private final List<String> rules = new ArrayList<>();
    private final Map<String, List<String>> tables = new TreeMap<>();
    private final List<String> infos = new ArrayList<>();
    private final List<String> scenarios = new ArrayList<>();
    private final GrammarWalk walk = new GrammarWalk();
    private final Path whole;
    private final Path house;

    /**
     * One file of a pack, and what it holds.
     *
     * @param overlay whether the pack is laid over another
     * @param part whether it is a part of a built pack
     * @param bytes whether it is not text only
     */
    record Case(String kind, String file, byte[] content, boolean overlay, boolean part, boolean bytes) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        Case with(String text) {
            return new Case(kind, file, text.getBytes(StandardCharsets.UTF_8), overlay, part, bytes);
        }
    }

    /** Cases that damage these parts of a built pack, this folder and the one laid over it. */
    FuzzCases(SortedMap<String, byte[]> parts, Path whole, Path house) {
        this.parts = parts;
        this.whole = whole;
        this.house = house;
        for (String file : files(STANDARD, ".drl")) {
            rules.addAll(Arrays.asList(file.split("(?=\nrule )")));
        }
        for (String file : files(whole, ".drl")) {
            rules.addAll(Arrays.asList(file.split("(?=\nrule )")));
        }
        RuleAttacks.all().forEach(attack -> rules.add(attack.text()));
        for (String table : TABLES) {
            List<String> lines = new ArrayList<>();
            // the small pack knows few of the codes, so its own rows come as often as all others
            List<String> standard =
                    read(STANDARD.resolve(table)).lines().skip(1).toList();
            List<String> own = read(whole.resolve(table)).lines().skip(1).toList();
            for (int i = 0; i < standard.size() && i < 100; i++) {
                lines.add(standard.get(i * Math.max(1, standard.size() / 100)));
                if (!own.isEmpty()) {
                    lines.add(own.get(i % own.size()));
                }
            }
            tables.put(table, lines);
        }
        List<Attack> attacks = new ArrayList<>(TableAttacks.all());
        attacks.addAll(FileAttacks.all());
        for (Attack attack : attacks) {
            if (attack.text().length() < 5_000 && !attack.text().isEmpty()) {
                if (attack.file().equals("pack.yaml")) {
                    infos.add(attack.text());
                } else if (attack.file().startsWith("scenarios/")) {
                    scenarios.add(attack.text());
                } else if (attack.file().endsWith(".drl")) {
                    rules.add(attack.text());
                }
            }
        }
        infos.add(read(STANDARD.resolve("pack.yaml")));
        for (int i = 0; i < 40; i++) {
            infos.add(read(whole.resolve("pack.yaml")));
        }
        for (String file : files(STANDARD.resolve("scenarios"), ".yaml")) {
            String[] each = file.split("\n(?=- )", 200);
            for (int i = 0; i + 1 < each.length; i += 3) {
                scenarios.add(each[i] + "\n");
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(FuzzCases::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The case of that number. */
    Case make(long seed, int number) {
        // neighbouring seeds of this generator begin alike
        Random random = new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
        Mutation mutation = new Mutation(random);
        return switch (number % 16) {
            case 0, 1, 2 -> {
                int rule = random.nextInt(GrammarWalk.rules());
                yield text(
                        "walk of the grammar",
                        one(RULE_FILES, random),
                        walk.file(rule, 5 + random.nextInt(60), random));
            }
            case 3, 4 -> {
                String file = one(RULE_FILES, random);
                yield text(
                        "rules of the admitted kind",
                        file,
                        new RuleWriter(random).file(RULES.getOrDefault(file, Phase.SIGNALS)));
            }
            case 5, 6 -> {
                String file = one(RULE_FILES, random);
                String text = new RuleWriter(random).file(RULES.getOrDefault(file, Phase.SIGNALS));
                yield text("such rules, damaged", file, mutation.of(text, one(rules, random)));
            }
            case 7, 8 -> {
                String text = one(rules, random) + (random.nextBoolean() ? "" : one(rules, random));
                yield text("rules of others, damaged", one(RULE_FILES, random), mutation.of(text, one(rules, random)));
            }
            case 9, 10, 11 -> {
                String file = one(TABLES, random);
                yield text("table, damaged", file, table(file, random, mutation));
            }
            case 12 -> {
                String text = one(infos, random);
                yield text("pack.yaml, damaged", "pack.yaml", mutation.of(text, one(infos, random)));
            }
            case 13 -> {
                String text = one(scenarios, random) + (random.nextBoolean() ? "" : one(scenarios, random));
                yield text("scenarios, damaged", "scenarios/fuzz.yaml", mutation.of(text, one(scenarios, random)));
            }
            case 14 -> {
                List<String> names = PackCodec.PARTS.stream()
                        .filter(part -> !part.equals(PackCodec.MANIFEST))
                        .toList();
                String part = one(names, random);
                String other = ForgedPack.text(parts, one(names, random));
                String text = random.nextInt(3) == 0
                        ? mutation.of(ForgedPack.text(parts, part), other)
                        : valueReplaced(ForgedPack.text(parts, part), other, random);
                yield new Case(
                        "part of a built pack, forged",
                        part,
                        text.getBytes(StandardCharsets.UTF_8),
                        false,
                        true,
                        false);
            }
            default -> random.nextBoolean() ? overlaid(random, mutation) : bytes(random, mutation);
        };
    }

    /** One value of a part in place of another of the same kind; most of these are well-formed. */
    private static String valueReplaced(String json, String other, Random random) {
        List<Hostile.Field> fields = Hostile.fields("", json);
        Hostile.Field field = fields.get(random.nextInt(fields.size()));
        String source = random.nextBoolean() ? json : other;
        List<Hostile.Field> others = Hostile.fields("", source);
        Hostile.Field by = others.get(random.nextInt(others.size()));
        return json.substring(0, field.from()) + source.substring(by.from(), by.to()) + json.substring(field.to());
    }

    private Case overlaid(Random random, Mutation mutation) {
        String file = one(OVERLAID, random);
        String text;
        if (Files.exists(house.resolve(file))) {
            text = read(house.resolve(file));
        } else {
            text = table(file.equals("texts/zh.csv") ? "texts/en.csv" : file, random, mutation);
        }
        String damaged = mutation.of(text, file.endsWith(".drl") ? one(rules, random) : text);
        return new Case(
                "file of an overlay, damaged", file, damaged.getBytes(StandardCharsets.UTF_8), true, false, false);
    }

    private Case bytes(Random random, Mutation mutation) {
        List<String> files = new ArrayList<>(TABLES);
        files.addAll(List.of("signals/one.drl", "pack.yaml", "scenarios/one.yaml", "guardrails.drl"));
        String file = one(files, random);
        byte[] content = read(whole.resolve(file)).getBytes(StandardCharsets.UTF_8);
        return new Case("any file, bytes flipped", file, mutation.of(content), false, false, true);
    }

    /** A few rows under the header, and something done to them; sometimes saved as other programs save. */
    private String table(String file, Random random, Mutation mutation) {
        StringBuilder rows = new StringBuilder();
        if (random.nextInt(4) > 0) {
            read(whole.resolve(file)).lines().skip(1).forEach(line -> rows.append(line)
                    .append('\n'));
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            rows.append(one(tables.getOrDefault(file, List.of("")), random)).append('\n');
        }
        String header = read(whole.resolve(file)).lines().findFirst().orElse("") + "\n";
        String text = random.nextInt(4) > 0
                ? header + mutation.of(rows.toString(), header)
                : mutation.of(header + rows, rows.toString());
        return switch (random.nextInt(8)) {
            case 0 -> text.replace(',', ';');
            case 1 -> "\uFEFF" + text.replace("\n", "\r\n");
            default -> text;
        };
    }

    private static Case text(String kind, String file, String text) {
        return new Case(kind, file, text.getBytes(StandardCharsets.UTF_8), false, false, false);
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
