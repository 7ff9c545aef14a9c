package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.explain.Change;
import dev.mainstay.authoring.explain.Counterfactual;
import dev.mainstay.authoring.explain.Explainer;
import dev.mainstay.authoring.explain.Explanation;
import dev.mainstay.authoring.explain.FindOut;
import dev.mainstay.authoring.explain.Reason;
import dev.mainstay.authoring.explain.Topic;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.pack.RulePack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every question has an answer for accounts that lie where the standard pack changes its mind. A long run: {@code
 * -Dmainstay.explain.accounts=2000}.
 */
class ExplainerOnRandomAccountsTest {

    private static final int ACCOUNTS = Integer.getInteger("mainstay.explain.accounts", 12);

    private final RulePack pack = RulePack.standard();
    private final RetentionAdvisor advisor = RetentionAdvisor.of(pack);
    private final Explainer explainer = Explainer.of(pack);

    @Test
    void everything_an_advice_says_or_does_not_say_is_explained() {
        RandomAccounts accounts = new RandomAccounts(pack.model(), 17);
        List<Topic> topics = Topic.of(pack.model());
        int explained = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountSnapshot account = accounts.account(i);
            Advice advice = advisor.advise(account);
            Explanation story = explainer.story(account);
            assertThat(story.advice()).isEqualTo(advice);
            assertThat(story.reasons())
                    .hasSizeGreaterThanOrEqualTo(
                            2 + advice.actions().size() + advice.signals().size());
            Map<Boolean, List<Topic>> said =
                    topics.stream().collect(Collectors.partitioningBy(topic -> topic.in(advice)));
            Explanation why = explainer.why(account, said.get(true).toArray(new Topic[0]));
            Explanation whyNot = explainer.whyNot(account, said.get(false).toArray(new Topic[0]));
            assertThat(why.reasons())
                    .as("account %d", i)
                    .hasSizeGreaterThanOrEqualTo(said.get(true).size())
                    .noneMatch(reason -> reason.kind() == Reason.Kind.IS_NOT_SO);
            assertThat(whyNot.reasons())
                    .as("account %d", i)
                    .hasSizeGreaterThanOrEqualTo(said.get(false).size())
                    .noneMatch(reason -> reason.kind() == Reason.Kind.IS_SO);
            assertThat(why.text(Locale.CHINA) + whyNot.text(Locale.CHINA))
                    .doesNotContain("{")
                    .doesNotContain("null");
            explained += topics.size();
        }
        System.out.printf("explained on random accounts: %,d topics%n", explained);
    }

    @Test
    void every_change_that_is_named_does_what_it_says() {
        RandomAccounts accounts = new RandomAccounts(pack.model(), 23);
        List<Topic> topics = Topic.of(pack.model());
        int found = 0;
        int none = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountSnapshot account = accounts.account(i);
            Advice advice = advisor.advise(account);
            Topic topic = topics.get(i * 37 % topics.size());
            Counterfactual answer = explainer.whatWouldItTake(account, topic);
            if (answer.found().isPresent()) {
                assertThat(topic.in(advisor.advise(Change.apply(account, answer.changes()))))
                        .as("%s of account %d by %s", topic, i, answer.changes())
                        .isNotEqualTo(topic.in(advice));
                found++;
            } else {
                none++;
            }
        }
        System.out.printf("changes found and confirmed on random accounts: %d, none: %d%n", found, none);
        assertThat(found).isGreaterThan(none);
    }

    @Test
    void what_is_worth_finding_out_would_change_the_advice_by_as_much_as_is_said() {
        RandomAccounts accounts = new RandomAccounts(pack.model(), 29);
        int cases = 0;
        for (int i = 0; i < (ACCOUNTS + 9) / 10; i++) {
            AccountSnapshot account = accounts.account(i);
            Advice advice = advisor.advise(account);
            FindOut findOut = explainer.whatToFindOut(account);
            assertThat(findOut.unknowns())
                    .extracting(unknown -> -unknown.weight())
                    .isSorted();
            for (FindOut.Unknown unknown : findOut.unknowns()) {
                for (FindOut.Case one : unknown.cases()) {
                    Advice then = advisor.advise(Change.apply(account, one.example()));
                    assertThat(then).as("%s %s", unknown.what(), one.range()).isNotEqualTo(advice);
                    cases++;
                }
            }
        }
        System.out.println("ranges of unknown metrics that would change the advice: " + cases);
        assertThat(cases).isGreaterThan(20);
    }
}
