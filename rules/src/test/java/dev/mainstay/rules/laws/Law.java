package dev.mainstay.rules.laws;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Signal;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.testkit.approval.AdviceText;
import dev.mainstay.testkit.approval.LineDiff;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CommitmentStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What must hold between the advice before a change and after it, whatever the account. */
enum Law {
    /** What gets worse never makes it likelier that the account stays, nor mends what is broken. */
    WORSE_IS_NEVER_BETTER {
        @Override
        Set<String> breaches(Advice before, Advice after, Supplier<Set<Cause>> spokenFor) {
            Set<String> breaches = new TreeSet<>();
            if (after.risk().likelihood() < before.risk().likelihood()) {
                breaches.add("defection is less likely");
            }
            for (int i = 0; i < before.commitments().size(); i++) {
                CommitmentState was = before.commitments().get(i);
                if (was.status() == CommitmentStatus.BROKEN
                        && after.commitments().get(i).status() == CommitmentStatus.KEPT) {
                    breaches.add(was.code() + " is kept");
                }
            }
            return breaches;
        }
    },

    /** What is no longer known raises no signal and makes none graver. */
    UNKNOWN_RAISES_NOTHING {
        @Override
        Set<String> breaches(Advice before, Advice after, Supplier<Set<Cause>> spokenFor) {
            return graver(before, after);
        }
    },

    /** What is learned speaks for the causes it is evidence for, and neither names another nor makes it likelier. */
    EVIDENCE_NAMES_ITS_OWN_CAUSES {
        @Override
        Set<String> breaches(Advice before, Advice after, Supplier<Set<Cause>> spokenFor) {
            Map<Cause, Double> known = new EnumMap<>(Cause.class);
            before.causes().forEach(cause -> known.put(cause.code(), cause.likelihood()));
            Set<String> breaches = new TreeSet<>();
            for (DiagnosedCause cause : after.causes()) {
                if (cause.likelihood() > known.getOrDefault(cause.code(), 0.0)
                        && !spokenFor.get().contains(cause.code())) {
                    breaches.add(cause.code().name());
                }
            }
            return breaches;
        }
    };

    /**
     * How the advice after the change breaks the law; empty where it does not.
     *
     * @param spokenFor the causes that what was changed is evidence for
     */
    abstract Set<String> breaches(Advice before, Advice after, Supplier<Set<Cause>> spokenFor);

    /** Codes of the signals that are there only after, or graver. */
    static Set<String> graver(Advice before, Advice after) {
        Set<String> graver = new TreeSet<>();
        for (Signal signal : after.signals()) {
            Optional<Signal> was = before.signal(signal.code());
            if (was.isEmpty() || was.get().severity().compareTo(signal.severity()) < 0) {
                graver.add(signal.code());
            }
        }
        return graver;
    }

    /**
     * An account, what became of it, and how that breaks a law.
     *
     * @param law the law
     * @param subject what was changed
     * @param before the account
     * @param after what became of it
     * @param was what was advised
     * @param is what is advised now
     * @param breaches how the law is broken
     */
    record Violation(
            Law law,
            String subject,
            AccountSnapshot before,
            AccountSnapshot after,
            Advice was,
            Advice is,
            Set<String> breaches) {

        /** One of these signals was there and is not, or is less grave. */
        boolean went(String... signals) {
            return !Collections.disjoint(graver(is, was), List.of(signals));
        }

        /** One of these signals is there and was not, or is graver. */
        boolean came(String... signals) {
            return !Collections.disjoint(graver(was, is), List.of(signals));
        }

        /** One of these signals was there and is not, or rests on something else. */
        boolean changed(String... signals) {
            return Arrays.stream(signals)
                    .anyMatch(code ->
                            was.signal(code).isPresent() && !was.signal(code).equals(is.signal(code)));
        }

        /** A cause was listed with a greater likelihood. */
        boolean fell(Cause code) {
            return likelihood(was, code) > likelihood(is, code);
        }

        private static double likelihood(Advice advice, Cause code) {
            return advice.causes().stream()
                    .filter(cause -> cause.code() == code)
                    .mapToDouble(DiagnosedCause::likelihood)
                    .findFirst()
                    .orElse(0);
        }

        /** The accounts, and what differs between the two advices. */
        String text() {
            SnapshotWriter snapshot = new SnapshotWriter();
            List<String> differing = new ArrayList<>();
            for (String line : LineDiff.of(AdviceText.lines(was), AdviceText.lines(is))) {
                if (!line.startsWith(" ")) {
                    differing.add(line);
                }
            }
            return "%s: %s, when %s changes%n  before %s%n  after  %s%n    %s"
                    .formatted(
                            law,
                            String.join(", ", breaches),
                            subject,
                            snapshot.write(before),
                            snapshot.write(after),
                            String.join("\n    ", differing));
        }
    }

    /** How an account that is advised so, and what became of it, break the law, if they do. */
    Optional<Violation> violation(
            Advisors advisors, String subject, AccountSnapshot before, Advice was, AccountSnapshot after) {
        Advice is = advisors.advisor().advise(after);
        Set<String> breaches = breaches(was, is, () -> advisors.evidence().spokenFor(was, is, before, after));
        return breaches.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(this, subject, before, after, was, is, breaches));
    }

    /** The same breach of the smallest account. */
    Violation smallest(Advisors advisors, Violation violation, Change change) {
        AccountSnapshot smallest =
                SnapshotTree.smallest(violation.before, account -> violation(advisors, account, change)
                        .filter(smaller -> smaller.breaches.equals(violation.breaches))
                        .filter(smaller -> Admitted.exemption(smaller).isEmpty())
                        .isPresent());
        return violation(advisors, smallest, change).orElse(violation);
    }

    private Optional<Violation> violation(Advisors advisors, AccountSnapshot account, Change change) {
        return change.of(account)
                .flatMap(after -> violation(
                        advisors, change.subject(), account, advisors.advisor().advise(account), after));
    }

    /**
     * Who advises by a pack, and what is evidence for what in it.
     *
     * @param advisor advises
     * @param evidence knows the rows and rules
     */
    record Advisors(RetentionAdvisor advisor, PackEvidence evidence) {}
}
