package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack that extends the standard pack and says nothing gives the standard pack's advice. */
class EmptyOverlayTest {

    private static final int ACCOUNTS = 500;

    @Test
    void an_overlay_that_says_nothing_changes_nothing_but_the_name(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), """
                name: nothing-new
                version: 0.0.1
                extends: standard >=1.0.0 <2.0.0
                """);
        RulePack standard = RulePack.standard();
        RulePack overlay = RulePackCompiler.compile(folder);
        assertThat(overlay.info().bases()).containsExactly(standard.id());
        assertThat(overlay.id().sha256()).isNotEqualTo(standard.id().sha256());

        RetentionAdvisor below = RetentionAdvisor.of(standard);
        RetentionAdvisor above = RetentionAdvisor.of(overlay);
        AdviceWriter writer = new AdviceWriter(Locale.CHINA);
        List<AccountSnapshot> accounts =
                new RandomAccounts(standard.model(), 23).stream(ACCOUNTS).toList();
        for (AccountSnapshot account : accounts) {
            Advice advice = above.advise(account);
            String expected = writer.write(below.advise(account))
                    .replace(standard.id().sha256(), overlay.id().sha256())
                    .replace(
                            "\"name\":\"standard\",\"version\":\"1.0.0\"",
                            "\"name\":\"nothing-new\",\"version\":\"0.0.1\"")
                    .replace("\"limitFrom\":\"", "\"limitFrom\":\"standard ");
            assertThat(writer.write(advice)).isEqualTo(expected);
        }
        System.out.println("accounts advised by the standard pack and an empty overlay: " + accounts.size());
    }
}
