package dev.mainstay.authoring.internal.interval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.interval.BruteForce.Case;
import dev.mainstay.authoring.internal.interval.BruteForce.Matcher;
import dev.mainstay.authoring.internal.interval.BruteForce.Values;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reasoner against the trying of every case, on random conditions over a small world. */
class ReasonerPropertyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final int ROUNDS = Integer.getInteger("mainstay.reasoner.rounds", 30_000);

    private int tried;
    private int found;

    @Test
    void it_agrees_with_the_trying_of_every_account() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SmallWorld world = new SmallWorld(new Random(seed));
            PackModel model = world.limits();
            Pattern one = world.account(1 + seed % 4);
            Pattern other = world.account(1);
            compare(model, List.of(one), List.of(other), () -> cases(one, other), seed);
        }
        report("questions on accounts tried");
    }

    @Test
    void it_agrees_with_the_trying_of_every_list() {
        List<Case> cases = lists();
        for (int seed = 0; seed < ROUNDS / 5; seed++) {
            SmallWorld world = new SmallWorld(new Random(seed));
            List<Pattern> one = new ArrayList<>(List.of(world.complaints()));
            if (seed % 2 == 0) {
                one.add(world.complaints());
            }
            List<Pattern> other = List.of(world.complaints());
            if (one.stream()
                            .filter(pattern -> pattern.quantifier() == Quantifier.EACH)
                            .count()
                    < 2) {
                compare(SmallWorld.model(List.of()), one, other, () -> cases, seed);
            }
        }
        report("questions on lists tried");
    }

    private void report(String what) {
        System.out.println(what + ": " + tried + ", an account found for " + found);
        assertThat(found).isBetween(tried / 2, tried * 9 / 10);
    }

    private void compare(
            PackModel model, List<Pattern> one, List<Pattern> other, Supplier<List<Case>> cases, int seed) {
        BruteForce brute = new BruteForce(model.limits());
        Matcher first = brute.matcher(one);
        Matcher second = brute.matcher(other);
        boolean sameSubject = Stream.of(one, other)
                .allMatch(patterns -> patterns.stream().anyMatch(pattern -> pattern.quantifier() == Quantifier.EACH));
        Reasoner reasoner = Reasoner.of(model, DAY);
        Map<Predicate<Case>, Search> searches = new LinkedHashMap<>();
        searches.put(each -> any(first, each), reasoner.holds(Question.of(one)));
        searches.put(
                each -> any(first, each) && any(second, each), reasoner.together(Question.of(one), Question.of(other)));
        searches.put(
                each -> sameSubject
                        ? subjects(each).anyMatch(i -> first.holds(each, i) && !second.holds(each, i))
                        : any(first, each) && !any(second, each),
                reasoner.apart(Question.of(one), Question.of(other)));
        searches.forEach((holds, search) -> {
            tried++;
            if (search instanceof Search.Found) {
                found++;
                AccountSnapshot account =
                        search.witness().flatMap(Witness::account).orElseThrow();
                assertThat(holds.test(Case.of(account)))
                        .as("%s for %s, %s (seed %s)", account.metrics(), one, other, seed)
                        .isTrue();
            } else {
                assertThat(search.isNowhere())
                        .as("decided: %s, %s (seed %s)", one, other, seed)
                        .isTrue();
                assertThat(cases.get().stream().anyMatch(holds))
                        .as("somewhere: %s, %s (seed %s)", one, other, seed)
                        .isFalse();
            }
        });
    }

    /** The complaints, or the account as such. */
    private static IntStream subjects(Case one) {
        return IntStream.range(0, Math.max(1, one.size()));
    }

    private static boolean any(Matcher matcher, Case one) {
        return subjects(one).anyMatch(subject -> matcher.holds(one, subject));
    }

    /** Every account that can matter to these conditions: for each metric, values at, beside and between its constants. */
    private static List<Case> cases(Pattern... patterns) {
        Set<Metric<?>> metrics = new LinkedHashSet<>();
        for (Pattern pattern : patterns) {
            for (Term term : Question.of(List.of(pattern)).terms()) {
                if (term instanceof Term.Property property) {
                    metrics.add(property.metric());
                } else if (term instanceof Term.Limit) {
                    metrics.add(Metrics.PROFILE_TIER);
                    metrics.add(Metrics.PROFILE_INDUSTRY);
                }
            }
        }
        List<Values> accounts = List.of(Values.none(FactType.ACCOUNT));
        for (Metric<?> metric : metrics) {
            List<Values> longer = new ArrayList<>(accounts);
            for (Values account : accounts) {
                values(metric).forEach(value -> longer.add(account.with(metric, value)));
            }
            accounts = longer;
        }
        return accounts.stream()
                .map(account -> new Case(account, Optional.empty()))
                .toList();
    }

    private static List<Object> values(Metric<?> metric) {
        if (metric == Metrics.PROFILE_INDUSTRY) {
            return List.of(SmallWorld.INDUSTRY, "food", "toys");
        }
        if (metric == Metrics.PROFILE_TIER) {
            return List.of(0.0, 1.0, 2.0, 3.0);
        }
        if (metric == Metrics.DELIVERY_PEAK_SUPPLY_AGREED) {
            return List.of(0.0, 1.0);
        }
        if (metric == Metrics.PRODUCT_UNMET_NEEDS) {
            return List.of(0.0, 2.0, 3.0, 4.0, 5.0);
        }
        // two between each pair of constants, so that one rate can be less than the other there
        return List.of(0.0, 0.1, 0.2, Math.nextUp(0.2), 0.35, 0.5, Math.nextUp(0.5), 1.0);
    }

    /** Unknown, empty, of every single complaint, and many longer ones. */
    private static List<Case> lists() {
        List<Values> complaints = new ArrayList<>(List.of(Values.none(FactType.COMPLAINT)));
        complaints = times(complaints, Metrics.COMPLAINT_OPEN, List.of(0.0, 1.0), false);
        complaints = times(complaints, Metrics.COMPLAINT_REOPENED, List.of(0.0, 1.0), true);
        complaints = times(complaints, Metrics.COMPLAINT_SEVERITY, List.of(0.0, 1.0, 2.0, 3.0), true);
        complaints = times(complaints, Metrics.COMPLAINT_OPEN_DAYS, List.of(1.0, 2.0, 3.0, 4.0, 5.0), true);
        Values account = Values.none(FactType.ACCOUNT);
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(account, Optional.empty()));
        cases.add(new Case(account, Optional.of(List.of())));
        for (Values one : complaints) {
            cases.add(new Case(account, Optional.of(List.of(one))));
        }
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            List<Values> list = new ArrayList<>();
            for (int size = 2 + random.nextInt(4); size > 0; size--) {
                boolean alike = !list.isEmpty() && random.nextBoolean();
                List<Values> from = alike ? list : complaints;
                list.add(from.get(random.nextInt(from.size())));
            }
            cases.add(new Case(account, Optional.of(list)));
        }
        return cases;
    }

    private static List<Values> times(List<Values> facts, Metric<?> metric, List<Object> values, boolean orUnknown) {
        List<Values> more = new ArrayList<>(orUnknown ? facts : List.of());
        for (Values fact : facts) {
            values.forEach(value -> more.add(fact.with(metric, value)));
        }
        return more;
    }
}
