package dev.mainstay.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.redteam.RedTeam;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Were a name from an attack ever looked up by a rule base, its class loader alone would find nothing under it. */
class LoaderWallTest {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*");

    @Test
    void whatever_class_the_red_team_names_a_rule_base_finds_none() {
        Set<String> names = new TreeSet<>();
        RedTeam.ruleFiles().forEach(file -> NAME.matcher(file)
                .results()
                .map(MatchResult::group)
                .flatMap(LoaderWallTest::classesMeantBy)
                .forEach(names::add));

        Set<String> there = new TreeSet<>(names);
        there.removeIf(name -> !finds(LoaderWallTest.class.getClassLoader(), name));
        Set<String> found = new TreeSet<>(names);
        found.removeIf(name -> !finds(FactClasses.ALONE, name));

        System.out.println("loader wall: names in attacks " + names.size() + ", classes of the host among them "
                + there.size() + ", found by a rule base " + found.size());
        assertThat(there).contains("java.lang.Runtime", "javax.script.ScriptEngineManager", "java.io.File");
        assertThat(found).isEmpty();
    }

    /** As written, as a class of java.lang, and, of a longer name, what stands before a member or within another class. */
    private static Stream<String> classesMeantBy(String name) {
        Stream<String> itself = Stream.of(name, "java.lang." + name);
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? itself
                : Stream.concat(
                        itself,
                        Stream.concat(
                                Stream.of(name.substring(0, dot) + "$" + name.substring(dot + 1)),
                                classesMeantBy(name.substring(0, dot))));
    }

    private static boolean finds(ClassLoader loader, String name) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
