package dev.mainstay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.json.SnapshotReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "$.delivery.onTimeRat, delivery.onTimeRate",
        "$.delivery.on_time_rate, delivery.onTimeRate",
        "$.delivery['on time rate'], delivery.onTimeRate",
        "$.delivery.ontimerate, delivery.onTimeRate",
        "$.onTimeRate, delivery.onTimeRate",
        "$.onTimRate, delivery.onTimeRate",
        "$.service.onTimeRate, delivery.onTimeRate",
        "$.tier, profile.tier",
        "$.industry, profile.industry",
        "$.profile.name, name",
        "$.delivry, delivery",
        "$.deliveries, delivery",
        "$.complaint, complaints",
        "$.as_of, asOf",
        "$.complaints[2].openedAt, complaints[2].openedOn",
        "$.complaints[].severty, complaints[].severity",
        "$.strategy.shifts[0].certanty, strategy.shifts[0].certainty",
        "$.orders.monthly[11].amout, orders.monthly[11].amount",
        "$.order.monthly, orders.monthly",
    })
    void a_field_that_differs_by_a_slip_or_stands_in_a_wrong_place_is_meant_to_be_a_known_one(
            String path, String meant) {
        assertThat(SnapshotFields.meant(path)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.note",
                "$.city",
                "$.type",
                "$.crmId",
                "$.owner",
                "$.profile.city",
                "$.contract.id",
                "$.profile.employees",
                "$.rivals[0].mood",
                "$.value.annualRevenue.note",
                "$.attributes.delivery",
                "$['']"
            })
    void a_field_of_one_s_own_making_is_meant_to_be_none(String path) {
        assertThat(SnapshotFields.meant(path)).isEmpty();
    }

    @Test
    void every_field_that_may_be_meant_is_one_that_a_snapshot_can_hold() {
        String text = "{\"id\":\"A\",\"asOf\":\"2026-03-31\"";
        for (String field : SnapshotFields.beside("$.x")) {
            if (field.indexOf('.') < 0 && !field.equals("id") && !field.equals("asOf")) {
                text += ",\"" + field + "\":null";
            }
        }
        Map<String, String> unknown = new SnapshotReader().read(text + "}").unrecognised();
        assertThat(unknown).isEmpty();
    }
}
