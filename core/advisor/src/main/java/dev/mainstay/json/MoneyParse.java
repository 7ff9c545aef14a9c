package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mainstay.internal.Nearest;
import dev.mainstay.vocabulary.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"amount": "4800000", "currency": "CNY"}}. */
final class MoneyParse {

    private static final Map<String, Currency> CURRENCIES = currencies();

    /** Longer than any amount that {@link Money} admits. */
    private static final int LONGEST_AMOUNT = 100;

    private static final String AMOUNT = "\"4800000\"";
    private static final String CURRENCY = "\"CNY\"";

    private final JsonParser json;
    private final Faults faults;
    private final Aside aside;

    MoneyParse(JsonParser json, Faults faults, Aside aside) {
        this.json = json;
        this.faults = faults;
        this.aside = aside;
    }

    private static Map<String, Currency> currencies() {
        Map<String, Currency> currencies = new TreeMap<>();
        Currency.getAvailableCurrencies().forEach(currency -> currencies.put(currency.getCurrencyCode(), currency));
        return currencies;
    }

    /** The money at which the parser stands; null where it is none. */
    @Nullable Money read(String name) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            faults.wrong(name, SnapshotForm.MONEY);
            return null;
        }
        String path = JsonPath.of(json);
        boolean amountMet = false;
        boolean currencyMet = false;
        BigDecimal amount = null;
        Currency currency = null;
        String field;
        while ((field = json.nextFieldName()) != null) {
            json.nextToken();
            if (field.equals(SnapshotForm.AMOUNT) ? amountMet : field.equals(SnapshotForm.CURRENCY) && currencyMet) {
                faults.here("MS-214", field);
                json.skipChildren();
            } else if (field.equals(SnapshotForm.AMOUNT)) {
                amountMet = true;
                amount = amount();
            } else if (field.equals(SnapshotForm.CURRENCY)) {
                currencyMet = true;
                currency = currency();
            } else {
                aside.keep(field);
            }
        }
        if (!amountMet || !currencyMet) {
            faults.at(path, "MS-202", name, amountMet || currencyMet ? half(amountMet) : "{}", SnapshotForm.MONEY);
        }
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private static String half(boolean amount) {
        return "{\"" + (amount ? SnapshotForm.AMOUNT : SnapshotForm.CURRENCY) + "\": …}";
    }

    private @Nullable BigDecimal amount() throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            BigDecimal amount = decimal(json.getTextLength() > LONGEST_AMOUNT ? "" : json.getText());
            if (amount != null) {
                return amount;
            }
        }
        faults.wrong(SnapshotForm.AMOUNT, AMOUNT);
        return null;
    }

    private static @Nullable BigDecimal decimal(String text) {
        // BigDecimal would take the digits of any script.
        boolean plain = text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
        try {
            return plain ? Money.of(text, "XTS").amount() : null;
        } catch (IllegalArgumentException noAmount) {
            return null;
        }
    }

    private @Nullable Currency currency() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            faults.wrong(SnapshotForm.CURRENCY, CURRENCY);
            return null;
        }
        String given = json.getText();
        Currency currency = CURRENCIES.get(given);
        if (currency == null) {
            faults.here(
                    "MS-212",
                    Faults.shown(given),
                    SnapshotForm.CURRENCY,
                    Nearest.to(given, CURRENCIES.keySet()).orElse("CNY"),
                    "ISO 4217");
        }
        return currency;
    }
}
