package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something an advice can say: that a signal is raised, a cause or conduct risk listed, a commitment strained or broken, a
 * stance taken, an action recommended, or that there is a risk of defection at all.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind what sort of thing it is
 * @param code its code; of the risk {@code DEFECTION}
 */
public record Topic(Kind kind, String code) {

    /** What sort of thing it is; each has its texts under this prefix in a pack. */
    public enum Kind {
        /** A signal, there when raised. */
        SIGNAL("signal"),
        /** A cause of defection, there when listed. */
        CAUSE("cause"),
        /** A conduct risk, there when listed. */
        CONDUCT("risk"),
        /** A commitment, there when strained or broken. */
        COMMITMENT("commitment"),
        /** A stance, there when taken. */
        STANCE("stance"),
        /** An action, there when recommended. */
        ACTION("action"),
        /** The risk of defection, there when more than low. */
        RISK("level");

        private final String texts;

        Kind(String texts) {
            this.texts = texts;
        }
    }

    private static final Topic DEFECTION = new Topic(Kind.RISK, PlaybookRow.DEFECTION);

    /** Everything advice of a pack can say, in the order in which an advice is made. */
    public static List<Topic> of(PackModel model) {
        List<Topic> topics = new ArrayList<>();
        model.rules().stream()
                .map(Rule::consequence)
                .filter(consequence -> consequence.call() == BoardCall.RAISE)
                .map(Rule.Consequence::code)
                .distinct()
                .forEach(code -> topics.add(new Topic(Kind.SIGNAL, code)));
        all(Kind.COMMITMENT, Commitment.values()).forEach(topics::add);
        all(Kind.CAUSE, Cause.values()).forEach(topics::add);
        all(Kind.CONDUCT, ConductRisk.values()).forEach(topics::add);
        topics.add(DEFECTION);
        all(Kind.STANCE, Stance.values()).forEach(topics::add);
        model.actions().stream().map(ActionRow::code).forEach(code -> topics.add(new Topic(Kind.ACTION, code)));
        return topics;
    }

    private static Stream<Topic> all(Kind kind, Enum<?>[] codes) {
        return Arrays.stream(codes).map(code -> new Topic(kind, code.name()));
    }

    /**
     * What is called so: by its code, whatever its case, or by its title in any language of the pack; where that is more than
     * one thing, all of them.
     */
    public static List<Topic> called(String word, PackModel model) {
        String wanted = word.strip();
        List<Topic> all = of(model);
        List<Topic> found = all.stream()
                .filter(topic -> topic.code.equalsIgnoreCase(wanted))
                .toList();
        return found.isEmpty()
                ? all.stream().filter(topic -> topic.entitled(wanted, model)).toList()
                : found;
    }

    /** The code or title that is probably meant: one that differs by little, else the shortest title that holds the word. */
    static Optional<String> nearest(String word, PackModel model) {
        List<Topic> all = of(model);
        List<String> titles =
                all.stream().flatMap(topic -> topic.titles(model)).distinct().toList();
        String part = word.strip().toLowerCase(Locale.ROOT);
        return Nearest.to(word, all.stream().map(Topic::code).toList())
                .or(() -> titles.stream()
                        .filter(title -> part.length() > 1
                                && title.toLowerCase(Locale.ROOT).contains(part))
                        .min(Comparator.comparingInt(String::length)))
                .or(() -> Nearest.to(word, titles));
    }

    private boolean entitled(String title, PackModel model) {
        return titles(model).anyMatch(title::equalsIgnoreCase);
    }

    private Stream<String> titles(PackModel model) {
        return kind == Kind.RISK
                ? Stream.of()
                : model.texts().byLanguage().keySet().stream()
                        .sorted()
                        .flatMap(language -> model.texts().find(key(), Locale.forLanguageTag(language)).stream());
    }

    /** Key of its title among the texts of a pack. */
    String key() {
        return kind.texts + "." + code;
    }

    /** Whether the advice says it. */
    public boolean in(Advice advice) {
        return switch (kind) {
            case SIGNAL -> advice.signal(code).isPresent();
            case CAUSE ->
                advice.causes().stream().anyMatch(cause -> cause.code().name().equals(code));
            case CONDUCT ->
                advice.conduct().stream()
                        .anyMatch(finding -> finding.code().name().equals(code));
            case COMMITMENT -> {
                CommitmentStatus status = status(advice).orElse(CommitmentStatus.UNKNOWN);
                yield status == CommitmentStatus.STRAINED || status == CommitmentStatus.BROKEN;
            }
            case STANCE -> advice.stance().name().equals(code);
            case ACTION -> advice.action(code).isPresent();
            case RISK -> advice.risk().level() != RiskLevel.LOW;
        };
    }

    private Optional<CommitmentStatus> status(Advice advice) {
        return advice.commitments().stream()
                .filter(state -> state.code().name().equals(code))
                .map(CommitmentState::status)
                .findFirst();
    }
}
