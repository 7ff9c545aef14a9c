package dev.mainstay.authoring;

import static dev.mainstay.authoring.HouseOverBase.DAY;
import static dev.mainstay.authoring.HouseOverBase.END;
import static dev.mainstay.authoring.HouseOverBase.late;
import static dev.mainstay.authoring.HouseOverBase.limitFrom;
import static dev.mainstay.authoring.TestPack.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.pack.PackId;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which packs may lie below an overlay, and what is said of them. */
class OverlayLineageTest {

    private final Path folder;
    private final HouseOverBase packs;

    OverlayLineageTest(@TempDir Path folder) {
        this.folder = folder;
        packs = new HouseOverBase(folder);
    }

    @Test
    void an_overlay_that_says_nothing_is_its_base_under_another_name() {
        RulePack house = packs.house().compile();

        assertThat(house.info().name()).isEqualTo("house");
        assertThat(house.model().rules()).extracting(Rule::name).containsExactly("Late", "Short", "Defects");
        assertThat(house.model().weightValues()).isEqualTo(packs.base().model().weightValues());
        assertThat(house.model().actions()).hasSameSizeAs(packs.base().model().actions());
        assertThat(house.text("action.HURRY", Locale.CHINA)).isEqualTo("action.HURRY");
        assertThat(house.id().sha256()).isNotEqualTo(packs.base().id().sha256());
    }

    @Test
    void its_lineage_names_version_and_hash_of_every_pack_below() {
        RulePack house = packs.house().compile();
        RulePack branch = Folder.overlay(folder.resolve("branch"), "../house").compile();

        assertThat(house.info().bases()).containsExactly(packs.base().id());
        assertThat(branch.info().bases()).extracting(PackId::name).containsExactly("house", "test");
        assertThat(branch.info().bases()).contains(house.id(), packs.base().id());
        assertThat(branch.summarize()).contains("branch 1.0.0", " over house 1.0.0 over test 1.0.0: ");
    }

    @Test
    void a_built_overlay_needs_no_base_and_says_the_same() throws IOException {
        RulePack house = packs.house()
                .file("limits.csv", LIMITS, "delivery.onTime,,,,,0.8" + END)
                .file("switched-off.csv", "rule,reason,until,owner", "Short,Counted twice,2026-06-30,KAM")
                .compile();
        Path jar = folder.resolve("house.jar");
        PackWriter.writeJar(house, jar);

        assertThat(RulePack.load(jar).model()).isEqualTo(house.model());
        assertThat(RulePack.load(jar).id()).isEqualTo(house.id());
    }

    @Test
    void a_base_may_be_a_built_pack() throws IOException {
        PackWriter.writeJar(packs.base(), folder.resolve("base.jar"));

        assertThat(Folder.overlay(folder.resolve("house"), "../base.jar")
                        .compile()
                        .info()
                        .bases())
                .containsExactly(packs.base().id());
    }

    @Test
    void overlays_stack_and_the_topmost_decides() {
        packs.house()
                .file("limits.csv", LIMITS, "delivery.onTime,,,,,0.7" + END, "delivery.onTime,,,steel,,0.6" + END)
                .file("switched-off.csv", "rule,reason,until,owner", "Short,Test,2026-12-31,KAM")
                .file("weights.csv", "key,value", "actions.max,5");
        RulePack branch = Folder.overlay(folder.resolve("branch"), "../house =1")
                .file("limits.csv", LIMITS, "delivery.onTime,,,,,0.65" + END)
                .file(
                        "switched-off.csv",
                        "rule,reason,until,owner,change",
                        "Short,Counts again,,,remove",
                        "Defects,Test,2026-12-31,KAM,")
                .compile();

        assertThat(limitFrom(branch, late(Tier.SMALL, "wood"))).containsExactly("branch limits.csv:2");
        assertThat(limitFrom(branch, late(Tier.SMALL, "steel"))).containsExactly("house limits.csv:3 industry steel");
        assertThat(limitFrom(branch, late(Tier.KEY, "wood"))).containsExactly("test limits.csv:3 tier KEY");
        assertThat(branch.model().weightValues()).containsEntry("actions.max", 5.0);
        assertThat(branch.model().rules())
                .filteredOn(rule -> !rule.appliesOn(DAY))
                .extracting(Rule::name)
                .containsExactly("Defects");
    }

    @Test
    void a_base_of_another_version_is_refused_with_both_versions() {
        assertThat(Folder.overlay(folder.resolve("house"), "../base >=1.1 <2").problems())
                .extracting(Problem::toString)
                .containsExactly("MS-192 pack.yaml:3:10 ../base is at version 1.0.0, but this pack is written for >=1.1"
                        + " <2. Look at what changed there, then widen the range.");
    }

    @Test
    void what_cannot_be_extended_is_named_where_the_pack_says_it() {
        for (Map.Entry<String, String> slip : Map.of(
                        "house", "MS-190",
                        "standard 1.0", "MS-190",
                        "standard >= x", "MS-190",
                        "/etc/base", "MS-190",
                        "../none", "MS-191",
                        "../none.jar", "MS-191",
                        "standard", "MS-305")
                .entrySet()) {
            assertThat(Folder.overlay(folder.resolve("house"), slip.getKey()).problems())
                    .as(slip.getKey())
                    .extracting(Problem::code, Problem::location)
                    .containsExactly(tuple(slip.getValue(), "pack.yaml:3:10"));
        }
    }

    @Test
    void a_pack_that_extends_itself_by_way_of_others_is_refused() {
        Folder one = Folder.overlay(folder.resolve("one"), "../two");
        Folder.overlay(folder.resolve("two"), "../one");

        assertThat(one.problems())
                .extracting(Problem::toString)
                .containsExactly("MS-193 pack.yaml:3:10 The pack ../two cannot be extended while it has problems"
                        + " (1, the first MS-194 pack.yaml:3:10); mend it first.");
        assertThat(Folder.overlay(folder.resolve("self"), "../self").problems())
                .extracting(Problem::code)
                .containsExactly("MS-194");
    }

    @Test
    void a_base_with_problems_is_refused_with_the_first_of_them() {
        new Folder(folder.resolve("base")).file("weights.csv", "key,value", "x,y");

        assertThat(packs.house().problems())
                .extracting(Problem::toString)
                .containsExactly("MS-193 pack.yaml:3:10 The pack ../base cannot be extended while it has problems"
                        + " (32, the first MS-175 weights.csv:1:1); mend it first.");
    }

    @Test
    void an_overlay_has_a_name_of_its_own() {
        packs.house().file("pack.yaml", "name: test", "version: 1.0.0", "extends: ../base");

        assertThat(new Folder(folder.resolve("house")).problems())
                .extracting(Problem::code, Problem::location)
                .containsExactly(tuple("MS-198", "pack.yaml:3:10"));
    }

    @Test
    void a_pack_that_extends_nothing_knows_no_changes() {
        new Folder(folder.resolve("base")).file("weights.csv", "key,value,change", "x,1,remove");

        assertThat(new Folder(folder.resolve("base")).problems())
                .extracting(Problem::code)
                .contains("MS-143");
    }
}
