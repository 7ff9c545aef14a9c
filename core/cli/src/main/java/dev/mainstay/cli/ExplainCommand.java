package dev.mainstay.cli;

import dev.mainstay.AdviceException;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.authoring.explain.Answer;
import dev.mainstay.authoring.explain.Change;
import dev.mainstay.authoring.explain.Explainer;
import dev.mainstay.authoring.explain.InvalidQuestionException;
import dev.mainstay.authoring.explain.Topic;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mainstay explain}. */
@Command(
        name = "explain",
        description = {
            "Says why the advice for an account is as it is; without a question, the whole story.",
            "CODE is a signal, cause, conduct risk, commitment, stance or action, DEFECTION for the risk, or its title.",
            "What would be so under a change is found by advising the changed account."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private PackOption pack = new PackOption();

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Mixin
    private AccountOption account = new AccountOption();

    @Option(
            names = "--why",
            paramLabel = "CODE",
            description = "Why the advice says this: from metric to signal, cause, action and score.")
    private List<String> why = new ArrayList<>();

    @Option(
            names = "--why-not",
            paramLabel = "CODE",
            description = "Why it does not: the nearest rule or row and what failed, or what withheld it.")
    private List<String> whyNot = new ArrayList<>();

    @Option(
            names = "--what-if",
            paramLabel = "METRIC=VALUE",
            description = {
                "The advice before and after; may be given several times for several changes at once.",
                "Also METRIC=unknown, complaints[C-17].resolvedOn=2026-03-30, rivals[+Volt].move=PRICE to add one,"
                        + " complaints=none."
            })
    private List<String> whatIf = new ArrayList<>();

    @Option(
            names = "--what-would-it-take",
            paramLabel = "CODE",
            description = "The smallest change of one or two metrics that removes this, or leads to it.")
    private List<String> whatWouldItTake = new ArrayList<>();

    @Option(
            names = "--what-to-find-out",
            description = "What is unknown, ranked by how much knowing it could change the advice.")
    private boolean whatToFindOut;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Form of the output; text if left out.")
    private Format format = Format.TEXT;

    @Mixin
    private AccountsFile accounts = new AccountsFile();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        Locale locale = language.locale();
        RulePack rules = pack.find(locale);
        AccountSnapshot snapshot = account.find(accounts, rules, locale);
        OddWords odd = new OddWords(rules);
        odd.note(snapshot);
        odd.print(language, spec.commandLine().getErr());
        Explainer explainer = Explainer.of(rules)
                .knowing(accounts.histories(language, spec.commandLine().getErr(), rules));
        List<Answer> answers;
        try {
            answers = answers(explainer, snapshot);
        } catch (InvalidQuestionException invalid) {
            throw new UnusableException(Plain.problems(invalid.problems()), locale);
        } catch (InvalidSnapshotException impossible) {
            throw new UnusableException(Plain.problems(impossible.problems()), locale);
        } catch (AdviceException unadvised) {
            throw new UnusableException(Plain.problems(List.of(unadvised.problem())), locale);
        }
        String text = format == Format.JSON
                ? new ExplainJson(locale).json(snapshot, answers) + "\n"
                : String.join(
                        "\n",
                        answers.stream().map(answer -> answer.text(locale)).toList());
        spec.commandLine().getOut().print(text);
        return Mainstay.FINE;
    }

    private List<Answer> answers(Explainer explainer, AccountSnapshot snapshot) {
        List<Answer> answers = new ArrayList<>();
        for (String word : why) {
            answers.add(explainer.why(snapshot, topics(explainer, word)));
        }
        for (String word : whyNot) {
            answers.add(explainer.whyNot(snapshot, topics(explainer, word)));
        }
        if (!whatIf.isEmpty()) {
            answers.add(explainer.whatIf(
                    snapshot, explainer.changes(snapshot, whatIf).toArray(new Change[0])));
        }
        for (String word : whatWouldItTake) {
            for (Topic topic : topics(explainer, word)) {
                answers.add(explainer.whatWouldItTake(snapshot, topic));
            }
        }
        if (whatToFindOut) {
            answers.add(explainer.whatToFindOut(snapshot));
        }
        return answers.isEmpty() ? List.of(explainer.story(snapshot)) : answers;
    }

    private static Topic[] topics(Explainer explainer, String word) {
        return explainer.topics(word).toArray(new Topic[0]);
    }
}
