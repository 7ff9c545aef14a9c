package dev.mainstay.authoring.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of a scenario file beside {@link Subject} and {@link Aspect}, with their Chinese names. These three tables are
 * the format: reader, schema and documentation go by them. Metrics have one name in every language.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are never changed
public enum ScenarioField {
    /** Of a file: accounts to start from, by name. */
    ACCOUNTS("accounts", "客户"),
    /** Of a file: its scenarios, where accounts stand beside them. */
    SCENARIOS("scenarios", "场景"),
    /** What a scenario shows, in a sentence. */
    NAME("name", "名称"),
    /** The account. */
    GIVEN("given", "假如", "给定"),
    /** Of an account: the named account it differs from. */
    LIKE("like", "参照"),
    /** What the advice must say. */
    EXPECT("expect", "期望"),
    /** What the advice must not say. */
    ABSENT("absent", "不应出现"),
    /** Of what is expected: actions that must all be there, in this order. */
    ORDER("order", "顺序"),
    /** Rows of differences under a header, each a scenario of its own. */
    VARIANTS("variants", "变体"),
    /** Waits for somebody to confirm it, and is not run. */
    DRAFT("draft", "草稿"),
    /** Anything the author wants to say. */
    NOTE("note", "备注");

    private final String field;
    private final List<String> chinese;

    ScenarioField(String field, String... chinese) {
        this.field = field;
        this.chinese = List.of(chinese);
    }

    /** The field of a scenario file. */
    public String field() {
        return field;
    }

    /** Its Chinese names, the usual one first. */
    public List<String> chinese() {
        return chinese;
    }

    /** The fields of a scenario. */
    public static List<ScenarioField> ofScenario() {
        return List.of(NAME, GIVEN, EXPECT, ABSENT, VARIANTS, DRAFT, NOTE);
    }

    /** The fields of a file that holds more than a list of scenarios. */
    public static List<ScenarioField> ofFile() {
        return List.of(ACCOUNTS, SCENARIOS, NOTE);
    }

    /** The field that a file calls so in either language. */
    public static Optional<ScenarioField> called(String name) {
        return called(name, values(), ScenarioField::field, ScenarioField::chinese);
    }

    /** The subject that a file calls so in either language. */
    public static Optional<Subject> subject(String name) {
        return called(name, Subject.values(), Subject::field, subject -> List.of(subject.chinese()));
    }

    /** The aspect that a file calls so in either language. */
    public static Optional<Aspect> aspect(String name) {
        return called(name, Aspect.values(), Aspect::field, aspect -> List.of(aspect.chinese()));
    }

    private static <F> Optional<F> called(
            String name, F[] fields, Function<F, String> english, Function<F, List<String>> chinese) {
        return Arrays.stream(fields)
                .filter(field -> english.apply(field).equals(name)
                        || chinese.apply(field).contains(name))
                .findFirst();
    }
}
