package dev.mainstay.examples.crm;

import dev.mainstay.advice.Advice;
import dev.mainstay.vocabulary.RiskLevel;

/** What an account does, apart from why. */
final class Behaviour {

    private static final String UNEXPLAINED = "UNEXPLAINED";

    private Behaviour() {}

    /** The account behaves as if it were leaving and nothing known explains it: the advice then is to find out. */
    static boolean isUnexplained(Advice advice) {
        return advice.actions().stream().anyMatch(action -> action.because().contains(UNEXPLAINED))
                || (advice.causes().isEmpty() && advice.risk().level().compareTo(RiskLevel.LOW) > 0);
    }
}
