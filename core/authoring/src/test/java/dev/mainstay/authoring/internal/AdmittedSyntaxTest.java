package dev.mainstay.authoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.redteam.GrammarWalk;
import dev.mainstay.authoring.redteam.RedTeam;
import dev.mainstay.vocabulary.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.parser.antlr4.DRL10Parser;
import org.junit.jupiter.api.Test;

/**
 * Every class of node, descriptor and word that Drools' parser can make is admitted in {@link AdmittedSyntax} or named in
 * {@code refused-syntax.txt}. Admission needs no such list, since it refuses what it does not know; the list makes an upgrade
 * of Drools stop here until somebody has looked at what is new.
 */
class AdmittedSyntaxTest {

    private static final String ADVICE =
            "new in Drools: read what it does, then admit it in AdmittedSyntax or name it in refused-syntax.txt";

    /** Walks for each rule of the grammar; {@code -Dmainstay.walks=40} for more. */
    private static final int WALKS = Integer.getInteger("mainstay.walks", 2);

    private static final Set<String> NODES = names(AdmittedSyntax.NODES);
    private static final Set<String> DESCRIPTORS = names(AdmittedSyntax.DESCRIPTORS);
    private static final Set<String> WORDS =
            AdmittedSyntax.TOKENS.stream().map(AdmittedSyntaxTest::word).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void every_node_of_the_grammar_is_admitted_or_refused_by_name() {
        assertClassified("node", NODES, nodesOfTheGrammar());
    }

    @Test
    void every_descriptor_is_admitted_or_refused_by_name() throws Exception {
        assertClassified("descriptor", DESCRIPTORS, descriptors());
    }

    @Test
    void every_word_of_the_grammar_is_admitted_or_refused_by_name() {
        assertClassified("word", WORDS, wordsOfTheGrammar());
    }

    @Test
    void nothing_is_admitted_that_no_pack_is_written_with() throws IOException {
        Seen seen = new Seen();
        for (String root : List.of("../../rules", "../../examples")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".drl"))
                        .filter(path -> !path.toString().contains("target"))
                        .toList()) {
                    seen.read(Files.readString(file));
                }
            }
        }
        // what the rules of packs leave out, a rule file may still say
        seen.read("rule r when $a : Account( !(value.grossMarginRate < -0.1) && open == true, profile.tier != A,"
                + " profile.tier not in (KEY),"
                + " profile.tags not contains \"x\" )"
                + " then signals.raise(\"S\", $a); end");
        assertThat(missing(NODES, seen.nodes)).as("nodes").isEmpty();
        assertThat(missing(WORDS, seen.words)).as("words").isEmpty();
    }

    @Test
    void a_file_with_anything_refused_in_it_is_refused() {
        List<String> attacks = RedTeam.ruleFiles();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < attacks.size(); i += WALKS > 2 ? 1 : 7) {
            files.add(attacks.get(i));
        }
        GrammarWalk walk = new GrammarWalk();
        Random random = new Random(2026);
        for (int rule = 0; rule < GrammarWalk.rules(); rule++) {
            for (int i = 0; i < WALKS; i++) {
                files.add(walk.file(rule, 10 + 5 * i, random));
            }
        }
        Seen refused = new Seen();
        int parsed = 0;
        for (String text : files) {
            Seen seen = new Seen();
            seen.read(text);
            parsed += seen.nodes.isEmpty() ? 0 : 1;
            if (!NODES.containsAll(seen.nodes) || !WORDS.containsAll(seen.words)) {
                Problems problems = new Problems();
                new DrlReader(SourceFile.of("signals/x.drl", text), Phase.SIGNALS, problems).read();
                assertThat(problems.found()).as(text).isNotEmpty();
                refused.add(seen);
            }
        }
        refused.nodes.removeAll(NODES);
        refused.words.removeAll(WORDS);
        System.out.println("rule files of Drools' grammar and the red team: " + files.size()
                + ", of which its parser reads "
                + parsed + "; refused in them: " + refused.nodes.size() + " of "
                + (nodesOfTheGrammar().size() - NODES.size()) + " kinds of nodes, " + refused.words.size() + " of "
                + (wordsOfTheGrammar().size() - WORDS.size()) + " words");
        assertThat(refused.nodes).hasSizeGreaterThan(100);
    }

    /** What stands in files that the parser can take apart. */
    private static final class Seen {

        private final Set<String> nodes = new TreeSet<>();
        private final Set<String> words = new TreeSet<>();

        void read(String text) {
            SourceFile file = SourceFile.of("signals/x.drl", new RuleHeaders(text).masked());
            new RuleParser(file).parse().ifPresent(parsed -> visit(parsed.tree()));
        }

        void add(Seen other) {
            nodes.addAll(other.nodes);
            words.addAll(other.words);
        }

        private void visit(ParseTree tree) {
            if (tree instanceof TerminalNode word) {
                words.add(word(word.getSymbol().getType()));
            } else if (tree instanceof ParserRuleContext) {
                nodes.add(name(tree.getClass()));
                IntStream.range(0, tree.getChildCount())
                        .mapToObj(tree::getChild)
                        .forEach(this::visit);
            }
        }
    }

    private static void assertClassified(String kind, Set<String> admitted, Set<String> known) {
        Set<String> refused = refused(kind);
        assertThat(admitted).as("admitted and refused").doesNotContainAnyElementsOf(refused);
        Set<String> classified = new TreeSet<>(admitted);
        classified.addAll(refused);
        assertThat(missing(known, classified)).as(ADVICE).isEmpty();
        assertThat(missing(classified, known)).as("no longer in Drools").isEmpty();
    }

    private static Set<String> missing(Set<String> of, Set<String> in) {
        Set<String> missing = new TreeSet<>(of);
        missing.removeAll(in);
        return missing;
    }

    private static Set<String> nodesOfTheGrammar() {
        return names(Arrays.stream(DRL10Parser.class.getDeclaredClasses())
                .filter(ParserRuleContext.class::isAssignableFrom)
                .toList());
    }

    private static Set<String> wordsOfTheGrammar() {
        return IntStream.rangeClosed(Token.EOF, DRL10Parser.VOCABULARY.getMaxTokenType())
                .mapToObj(AdmittedSyntaxTest::word)
                .filter(name -> !name.equals("0"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything in the package of descriptors, for a new one need not extend an old one. */
    private static Set<String> descriptors() throws Exception {
        String folder = BaseDescr.class.getPackageName().replace('.', '/') + "/";
        Path jar = Path.of(BaseDescr.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(entry -> entry.startsWith(folder) && entry.endsWith(".class"))
                    .map(entry -> entry.substring(folder.length(), entry.length() - ".class".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> refused(String kind) {
        try (InputStream stream = AdmittedSyntaxTest.class.getResourceAsStream("refused-syntax.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind + " "))
                    .map(line -> line.substring(kind.length() + 1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Set<String> names(java.util.Collection<? extends Class<?>> classes) {
        Function<Class<?>, String> name = AdmittedSyntaxTest::name;
        return classes.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }

    private static String word(int type) {
        return DRL10Parser.VOCABULARY.getSymbolicName(type) == null
                ? String.valueOf(type)
                : DRL10Parser.VOCABULARY.getSymbolicName(type);
    }
}
