package dev.mainstay.advice;

import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RiskLevel;
import java.util.Optional;

/**
 * The risk that the account defects.
 *
 * @param level level of the likelihood
 * @param likelihood 0 to 1
 * @param marginAtRisk gross margin over the pack's horizon times the likelihood; empty where the margin is unknown or the amount has more digits than money has
 */
public record Risk(RiskLevel level, double likelihood, Optional<Money> marginAtRisk) {}
