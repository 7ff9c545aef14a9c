package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.authoring.internal.lint.Pieces.Piece;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Conditions that can never hold, alone or together, and conditions that change nothing. */
final class ConditionLint implements Lint {

    private static final String NEVER = "MS-401";
    private static final String NEVER_TOGETHER = "MS-402";
    private static final String UNSET = "MS-403";
    private static final String NEEDLESS = "MS-404";

    @Override
    public List<String> codes() {
        return List.of(NEVER, NEVER_TOGETHER, UNSET, NEEDLESS);
    }

    @Override
    public void check(Inspection pack) {
        for (Rule rule : pack.model().rules()) {
            new OfRule(pack, rule).check();
        }
    }

    private static final class OfRule {

        private final Inspection pack;
        private final Rule rule;
        private final Question question;
        private final List<Piece> dead = new ArrayList<>();

        OfRule(Inspection pack, Rule rule) {
            this.pack = pack;
            this.rule = rule;
            question = Question.of(rule);
        }

        void check() {
            Reasoner reasoner = pack.inPack();
            for (Piece piece : Pieces.all(question)) {
                if (!within(dead, piece)
                        && reasoner.holds(Pieces.alone(question, piece)).isNowhere()) {
                    impossible(piece);
                }
            }
            if (!reasoner.holds(question).isNowhere()) {
                needless();
            } else if (dead.stream().allMatch(Piece::alternative)) {
                together(Pieces.required(question), question);
            }
        }

        private static boolean within(List<Piece> outer, Piece piece) {
            return outer.stream()
                    .anyMatch(one -> one.pattern() == piece.pattern()
                            && piece.path().size() > one.path().size()
                            && piece.path().subList(0, one.path().size()).equals(one.path()));
        }

        private void impossible(Piece piece) {
            if (piece.condition() instanceof Condition.Comparison comparison) {
                dead.add(piece);
                never(piece, comparison);
            } else if (piece.condition() instanceof Condition.AllOf all && possibleOneByOne(piece, all)) {
                dead.add(piece);
                Pattern pattern = question.patterns().get(piece.pattern());
                Question alone = Question.of(List.of(
                        new Pattern(Quantifier.EACH, pattern.fact(), "", all.parts(), Optional.empty(), pattern.at())));
                together(Pieces.required(alone), alone);
            }
        }

        private boolean possibleOneByOne(Piece piece, Condition.AllOf all) {
            return all.parts().stream()
                    .map(part -> new Piece(piece.pattern(), piece.path(), part, false))
                    .noneMatch(part ->
                            pack.inPack().holds(Pieces.alone(question, part)).isNowhere());
        }

        private void never(Piece piece, Condition.Comparison comparison) {
            if (comparison.right() instanceof Term.Limit limit && unset(limit.key())) {
                pack.found(Finding.of(UNSET, piece.at(), rule.name() + ": " + piece.text(), limit.key())
                        .from(pack.inPack().limits().rows(limit.key()).stream()
                                .map(row -> row.at())
                                .toList()));
                return;
            }
            pack.found(Finding.of(
                            NEVER,
                            piece.at(),
                            rule.name() + ": " + piece.text(),
                            piece.text(),
                            comparison.left().text(),
                            range(comparison.left()))
                    .suggesting(meant(comparison)));
        }

        private boolean unset(String key) {
            return pack.inPack().limits().rows(key).stream()
                    .allMatch(row -> row.value().isEmpty());
        }

        private String range(Term left) {
            if (left instanceof Term.Property property && property.metric() == Metrics.PROPOSAL_CODE) {
                return "actions.csv";
            }
            if (left instanceof Term.Property property && property.metric().fact() == FactType.PROPOSAL) {
                return "actions.csv, playbook.csv";
            }
            return pack.inPack().range(left);
        }

        private Optional<String> meant(Condition.Comparison comparison) {
            return comparison.left() instanceof Term.Property property
                            && property.metric() == Metrics.PROPOSAL_CODE
                            && comparison.right() instanceof Term.TextLiteral text
                    ? Nearest.to(
                                    text.value(),
                                    pack.model().actions().stream()
                                            .map(row -> row.code())
                                            .toList())
                            .filter(code -> !code.equals(text.value()))
                            .map(code -> '"' + code + '"')
                    : Optional.empty();
        }

        /** The fewest of the conditions that cannot hold together. */
        private void together(List<Piece> required, Question whole) {
            List<Piece> core = new ArrayList<>(required);
            for (Piece piece : required) {
                List<Piece> fewer = new ArrayList<>(core);
                fewer.remove(piece);
                if (pack.inPack().holds(Pieces.only(whole, fewer)).isNowhere()) {
                    core = fewer;
                }
            }
            if (core.size() > 1) {
                core.sort(Comparator.comparing(Piece::pattern)
                        .thenComparing(piece -> piece.path().toString()));
                Piece last = core.get(core.size() - 1);
                String others = Pieces.texts(core.subList(0, core.size() - 1));
                pack.found(Finding.of(
                        NEVER_TOGETHER, last.at(), rule.name() + ": " + Pieces.texts(core), last.text(), others));
            }
        }

        /** Conditions without which the rule fires on the same accounts; of two that say the same, the later. */
        private void needless() {
            Question rest = question;
            Optional<Piece> found = lastNeedless(rest);
            while (found.isPresent()) {
                Piece piece = found.get();
                pack.found(Finding.of(NEEDLESS, piece.at(), rule.name() + ": " + piece.text(), piece.text()));
                rest = Pieces.without(rest, piece);
                found = lastNeedless(rest);
            }
        }

        private Optional<Piece> lastNeedless(Question from) {
            List<Piece> pieces = Pieces.all(from);
            for (int i = pieces.size() - 1; i >= 0; i--) {
                Piece piece = pieces.get(i);
                if (dead.stream().noneMatch(one -> one.condition().equals(piece.condition()))
                        && !speaksForItself(piece.condition())
                        && needless(from, piece)
                        && needlessFromTheBeginning(piece)) {
                    return Optional.of(piece);
                }
            }
            return Optional.empty();
        }

        private boolean needless(Question from, Piece piece) {
            return pack.inGeneral().equivalent(from, Pieces.without(from, piece));
        }

        private boolean needlessFromTheBeginning(Piece piece) {
            return Pieces.all(question).stream()
                    .filter(one ->
                            one.pattern() == piece.pattern() && one.condition().equals(piece.condition()))
                    .anyMatch(one -> needless(question, one));
        }

        /** In a diagnosis a signal that is asked for lends its name and confidence, needed or not. */
        private boolean speaksForItself(Condition condition) {
            if (condition instanceof Condition.AllOf all) {
                return all.parts().stream().anyMatch(this::speaksForItself);
            }
            if (condition instanceof Condition.AnyOf any) {
                return any.parts().stream().anyMatch(this::speaksForItself);
            }
            return rule.phase() == Phase.DIAGNOSIS
                    && ((Condition.Comparison) condition).left() instanceof Term.Answer answer
                    && answer.lookup().fact() == Lookup.RAISED.fact()
                    && answer.lookup().argument() == CodeKind.SIGNAL;
        }
    }
}
