package dev.mainstay.authoring;

import static dev.mainstay.authoring.HouseOverBase.DAY;
import static dev.mainstay.authoring.HouseOverBase.END;
import static dev.mainstay.authoring.HouseOverBase.evidence;
import static dev.mainstay.authoring.HouseOverBase.late;
import static dev.mainstay.authoring.HouseOverBase.limitFrom;
import static dev.mainstay.authoring.TestPack.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Evidence;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Tier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which limit decides for an account, the overlay's or that of its base. */
class OverlaidLimitsTest {

    private final Path folder;
    private final HouseOverBase packs;

    OverlaidLimitsTest(@TempDir Path folder) {
        this.folder = folder;
        packs = new HouseOverBase(folder);
    }

    @Test
    void a_limit_of_the_same_accounts_takes_the_place_of_the_bases() {
        RulePack house = packs.house()
                .file("limits.csv", LIMITS, "delivery.onTime,,,,,0.4" + END)
                .compile();

        assertThat(evidence(house, late(Tier.SMALL, "steel"))).isEmpty();
        assertThat(evidence(packs.base(), late(Tier.SMALL, "steel")))
                .extracting(Evidence::limitFrom)
                .containsExactly(Optional.of("limits.csv:2"));
    }

    @Test
    void evidence_names_the_pack_a_limit_comes_from() {
        RulePack house = packs.house()
                .file("limits.csv", LIMITS, "delivery.onTime,,,steel,,0.8" + END)
                .compile();

        assertThat(limitFrom(house, late(Tier.SMALL, "steel"))).containsExactly("house limits.csv:2 industry steel");
        assertThat(limitFrom(house, late(Tier.SMALL, "wood"))).containsExactly("test limits.csv:2");
        assertThat(limitFrom(packs.base(), late(Tier.SMALL, "wood"))).containsExactly("limits.csv:2");
    }

    @Test
    void a_more_specific_limit_of_the_base_beats_a_general_one_of_the_overlay() {
        RulePack house = packs.house()
                .file("limits.csv", LIMITS, "delivery.onTime,,,,,0.6" + END)
                .compile();

        assertThat(limitFrom(house, late(Tier.SMALL, "wood"))).containsExactly("house limits.csv:2");
        assertThat(limitFrom(house, late(Tier.KEY, "wood"))).containsExactly("test limits.csv:3 tier KEY");
    }

    @Test
    void the_account_beats_industry_with_tier_which_beats_industry_then_tier_then_kind_then_base() {
        RulePack house = packs.house()
                .file(
                        "limits.csv",
                        LIMITS,
                        "delivery.onTime,A-1,,,,0.91" + END,
                        "delivery.onTime,,KEY,feed,,0.92" + END,
                        "delivery.onTime,,,feed,,0.93" + END,
                        "delivery.onTime,,KEY,,,0.94" + END,
                        "delivery.onTime,,,,DISTRIBUTOR,0.95" + END,
                        "delivery.onTime,,,,,0.96" + END)
                .compile();

        String all = "A-1 KEY feed DISTRIBUTOR";
        assertThat(decides(house, "A-1", all)).isEqualTo("0.91");
        assertThat(decides(house, "B-2", all)).isEqualTo("0.92");
        assertThat(decides(house, "B-2", "MAJOR feed DISTRIBUTOR")).isEqualTo("0.93");
        assertThat(decides(house, "B-2", "KEY steel DISTRIBUTOR")).isEqualTo("0.94");
        assertThat(decides(house, "B-2", "MAJOR steel DISTRIBUTOR")).isEqualTo("0.95");
        assertThat(decides(house, "B-2", "MAJOR steel OTHER")).isEqualTo("0.96");
    }

    private static String decides(RulePack pack, String id, String profile) {
        AccountSnapshot account = AccountSnapshot.builder(id, DAY)
                .profile(p -> {
                    p.tier(profile.contains("KEY") ? Tier.KEY : Tier.MAJOR);
                    p.industry(profile.contains("feed") ? "feed" : "steel");
                    p.kind(profile.contains("DISTRIBUTOR") ? AccountKind.DISTRIBUTOR : AccountKind.OTHER);
                })
                .delivery(d -> d.onTimeRate(0.1))
                .build();
        return evidence(pack, account).get(0).limit().toString();
    }

    @Test
    void the_overlays_limit_decides_from_the_day_it_begins_and_the_bases_until_then() {
        RulePack house = packs.house()
                .file("limits.csv", LIMITS, "delivery.onTime,,,feed,,0.7,RATIO,0,1,0.01,2026-04-01,T,t,J,w")
                .compile();
        RulePack always = Folder.overlay(folder.resolve("always"), "../base")
                .file("limits.csv", LIMITS, "delivery.onTime,,,feed,,0.7" + END)
                .compile();

        assertThat(limitFrom(house, late(Tier.SMALL, "feed")))
                .containsExactly("test limits.csv:4 industry feed from 2026-03-01");
        AccountSnapshot april = AccountSnapshot.builder("A", LocalDate.of(2026, 4, 1))
                .profile(p -> p.industry("feed"))
                .delivery(d -> d.onTimeRate(0.5))
                .build();
        assertThat(limitFrom(house, april)).containsExactly("house limits.csv:2 industry feed from 2026-04-01");
        assertThat(limitFrom(always, late(Tier.SMALL, "feed")))
                .as("a later row of the base for the same accounts does not come back")
                .containsExactly("always limits.csv:2 industry feed");
    }

    @Test
    void the_owner_of_a_limit_has_a_text_in_each_language() {
        Folder house = packs.house()
                .file("limits.csv", LIMITS, "delivery.onTime,,KEY,,,0.92,RATIO,0,1,0.01,,QA_MANAGER,t,J,w")
                .file("texts/zh.csv", "key,text", "owner.QA_MANAGER,质量经理");

        assertThat(house.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-176 limits.csv:2:45 The text owner.QA_MANAGER is missing in texts/en.csv. Add a row there: owner.QA_MANAGER,…");
    }
}
