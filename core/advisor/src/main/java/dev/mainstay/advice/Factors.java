package dev.mainstay.advice;

import java.util.Optional;

/**
 * What the score of an action is made of: {@code net = save x amountAtRisk - cost}, and {@code score = max(0, net) x urgency
 * x confidence x lever}. Saving power, not risk alone, decides (Ascarza 2018).
 *
 * @param basis what the action is worth its effort for
 * @param save share of the amount at risk the action is expected to save, 0 to 1: each cause carries a share of the defection
 *     likelihood in proportion to its own, and the action takes off what its rows save, capped by controllability
 * @param amountAtRisk money at risk or, for growth, the margin it is a share of; empty where the margin is unknown
 * @param cost what the action costs in money; empty where revenue or the currency's hourly cost is unknown
 * @param net what is left; empty where either is unknown, and the score is then relative: {@code save x likelihood} takes
 *     the place of the net
 * @param urgency 1 or more
 * @param confidence 0 to 1, of the signals behind it
 * @param lever factor for the kind of bond it strengthens
 */
public record Factors(
        Basis basis,
        double save,
        Optional<Double> amountAtRisk,
        Optional<Double> cost,
        Optional<Double> net,
        double urgency,
        double confidence,
        double lever) {

    /** What an action is worth its effort for. */
    public enum Basis {
        /** It lowers the likelihood of defection. */
        DEFECTION,
        /** It lowers a conduct risk. */
        CONDUCT,
        /** It makes the account grow. */
        GROWTH
    }

    /** The score is relative, comparable only within this advice, since money is unknown. */
    public boolean relative() {
        return net.isEmpty();
    }
}
