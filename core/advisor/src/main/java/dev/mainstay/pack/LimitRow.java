package dev.mainstay.pack;

import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of limits.csv. Of the rows of a key that apply to an account on a day the most specific decides: account, then
 * industry with tier, industry, tier, kind, base; among equals the latest {@code effectiveFrom}.
 *
 * @param key what rules call it
 * @param account id of the one account it is for, if so
 * @param tier tier it is for, if so
 * @param industry industry it is for, if so
 * @param kind kind of account it is for, if so
 * @param value the limit; empty where the pack deliberately sets none, and rules that read it then never fire
 * @param unit unit of the value
 * @param min least admissible value
 * @param max greatest admissible value
 * @param step smallest sensible change
 * @param effectiveFrom first day it holds, if not always
 * @param owner role that may change it
 * @param source where the value comes from
 * @param grade how sure it is: A standard or peer-reviewed, B published operating target, C practitioner, J judgement
 * @param why why it is what it is
 * @param at where it stands
 */
public record LimitRow(
        String key,
        Optional<String> account,
        Optional<Tier> tier,
        Optional<String> industry,
        Optional<AccountKind> kind,
        Optional<Double> value,
        Unit unit,
        double min,
        double max,
        double step,
        Optional<LocalDate> effectiveFrom,
        String owner,
        String source,
        String grade,
        String why,
        SourceRef at) {

    /** The same row with another value. */
    public LimitRow withValue(double other) {
        return new LimitRow(
                key,
                account,
                tier,
                industry,
                kind,
                Optional.of(other),
                unit,
                min,
                max,
                step,
                effectiveFrom,
                owner,
                source,
                grade,
                why,
                at);
    }

    /** How specific the row is; the greater, the more. */
    public int specificity() {
        return (account.isPresent() ? 8 : 0)
                + (industry.isPresent() ? 4 : 0)
                + (tier.isPresent() ? 2 : 0)
                + (kind.isPresent() ? 1 : 0);
    }

    /** Pack where the advice names more than one, file, line and what the row is for, as evidence names it. */
    public String origin() {
        String pack = at.pack().isEmpty() ? "" : at.pack() + " ";
        return pack + at.file() + ":" + at.line() + scope();
    }

    /** What the row is for, such as {@code tier KEY from 2026-01-01}, after a space; empty for a row that is for all. */
    public String scope() {
        StringBuilder text = new StringBuilder();
        account.ifPresent(id -> text.append(" account ").append(id));
        industry.ifPresent(name -> text.append(" industry ").append(name));
        tier.ifPresent(code -> text.append(" tier ").append(code));
        kind.ifPresent(code -> text.append(" kind ").append(code));
        effectiveFrom.ifPresent(day -> text.append(" from ").append(day));
        return text.toString();
    }
}
