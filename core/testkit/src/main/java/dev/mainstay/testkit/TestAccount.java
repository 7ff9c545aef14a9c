package dev.mainstay.testkit;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Benefit;
import dev.mainstay.account.Channel;
import dev.mainstay.account.Communication;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Contract;
import dev.mainstay.account.Delivery;
import dev.mainstay.account.Element;
import dev.mainstay.account.Orders;
import dev.mainstay.account.Product;
import dev.mainstay.account.Profile;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Quality;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Service;
import dev.mainstay.account.Shift;
import dev.mainstay.account.Strategy;
import dev.mainstay.account.Value;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An account as a test describes it: everything of {@link AccountSnapshot.Builder}, with short forms for what tests say most.
 * Identity is {@code S-1} and the day 2026-03-31 where nothing else is said, as in scenario files.
 *
 * <p>Not thread-safe.
 */
public final class TestAccount {

    private static final String DEFAULT_ID = "S-1";
    private static final LocalDate DEFAULT_DAY = LocalDate.of(2026, 3, 31);

    private final @Nullable AccountSnapshot base;
    private final List<Consumer<AccountSnapshot.Builder>> facts = new ArrayList<>();
    private String id;
    private LocalDate asOf;
    private int complaints;

    private TestAccount(@Nullable AccountSnapshot base) {
        this.base = base;
        id = base == null ? DEFAULT_ID : base.id();
        asOf = base == null ? DEFAULT_DAY : base.asOf();
        complaints = base == null ? 0 : base.complaints().map(List::size).orElse(0);
    }

    /** An account of which nothing is known yet. */
    static TestAccount blank() {
        return new TestAccount(null);
    }

    /** An account that starts with everything this one has. */
    static TestAccount like(AccountSnapshot base) {
        return new TestAccount(base);
    }

    /** The snapshot of an account that starts so and is described so. */
    static AccountSnapshot described(TestAccount start, Consumer<TestAccount> account) {
        account.accept(start);
        return start.build();
    }

    private TestAccount fact(Consumer<AccountSnapshot.Builder> fact) {
        facts.add(fact);
        return this;
    }

    /** Identity of the account. */
    public TestAccount id(String id) {
        this.id = id;
        return this;
    }

    /** The day the snapshot describes. */
    public TestAccount asOf(LocalDate day) {
        asOf = day;
        return this;
    }

    /** Name of the account. */
    public TestAccount name(String name) {
        return fact(account -> account.name(name));
    }

    /** Short for {@code profile(p -> p.tier(tier))}. */
    public TestAccount tier(Tier tier) {
        return profile(profile -> profile.tier(tier));
    }

    /** Short for {@code profile(p -> p.kind(kind))}. */
    public TestAccount kind(AccountKind kind) {
        return profile(profile -> profile.kind(kind));
    }

    /** Short for {@code profile(p -> p.industry(industry))}. */
    public TestAccount industry(String industry) {
        return profile(profile -> profile.industry(industry));
    }

    /** Writes the group {@code profile}. */
    public TestAccount profile(Consumer<Profile.Builder> profile) {
        return fact(account -> account.profile(profile));
    }

    /** Writes the group {@code value}. */
    public TestAccount value(Consumer<Value.Builder> value) {
        return fact(account -> account.value(value));
    }

    /** Writes the group {@code orders}. */
    public TestAccount orders(Consumer<Orders.Builder> orders) {
        return fact(account -> account.orders(orders));
    }

    /** Writes the group {@code communication}. */
    public TestAccount communication(Consumer<Communication.Builder> communication) {
        return fact(account -> account.communication(communication));
    }

    /** Writes the group {@code product}. */
    public TestAccount product(Consumer<Product.Builder> product) {
        return fact(account -> account.product(product));
    }

    /** Writes the group {@code strategy}. */
    public TestAccount strategy(Consumer<Strategy.Builder> strategy) {
        return fact(account -> account.strategy(strategy));
    }

    /** Writes the group {@code quality}. */
    public TestAccount quality(Consumer<Quality.Builder> quality) {
        return fact(account -> account.quality(quality));
    }

    /** Writes the group {@code service}. */
    public TestAccount service(Consumer<Service.Builder> service) {
        return fact(account -> account.service(service));
    }

    /** Writes the group {@code delivery}. */
    public TestAccount delivery(Consumer<Delivery.Builder> delivery) {
        return fact(account -> account.delivery(delivery));
    }

    /** Writes the group {@code benefit}. */
    public TestAccount benefit(Consumer<Benefit.Builder> benefit) {
        return fact(account -> account.benefit(benefit));
    }

    /** Writes the group {@code contract}. */
    public TestAccount contract(Consumer<Contract.Builder> contract) {
        return fact(account -> account.contract(contract));
    }

    /** Writes the group {@code channel}. */
    public TestAccount channel(Consumer<Channel.Builder> channel) {
        return fact(account -> account.channel(channel));
    }

    /** Adds a complaint, which is called {@code C-1}, {@code C-2} and so on. */
    public TestAccount complaint(Consumer<Complaint.Builder> complaint) {
        complaints++;
        Complaint.Builder builder = Complaint.builder("C-" + complaints);
        complaint.accept(builder);
        return fact(account -> account.complaint(builder.build()));
    }

    /** Adds a rival's move. */
    public TestAccount rival(String name, Consumer<Rival.Builder> rival) {
        Rival.Builder builder = Rival.builder(name);
        rival.accept(builder);
        return fact(account -> account.rival(builder.build()));
    }

    /** Adds a shift of the account's strategy. */
    public TestAccount shift(Consumer<Shift.Builder> shift) {
        Shift.Builder builder = Shift.builder();
        shift.accept(builder);
        return fact(account -> account.shift(builder.build()));
    }

    /** Adds a promotion. */
    public TestAccount promotion(String name, Consumer<Promotion.Builder> promotion) {
        Promotion.Builder builder = Promotion.builder(name);
        promotion.accept(builder);
        return fact(account -> account.promotion(builder.build()));
    }

    /** States that there are no complaints, which is more than saying nothing. */
    public TestAccount noComplaints() {
        return fact(AccountSnapshot.Builder::noComplaints);
    }

    /** States that there are no rivals, which is more than saying nothing. */
    public TestAccount noRivals() {
        return fact(AccountSnapshot.Builder::noRivals);
    }

    /** States that there are no shifts, which is more than saying nothing. */
    public TestAccount noShifts() {
        return fact(AccountSnapshot.Builder::noShifts);
    }

    /** States that there are no promotions, which is more than saying nothing. */
    public TestAccount noPromotions() {
        return fact(AccountSnapshot.Builder::noPromotions);
    }

    /** Sets a metric, such as one of a list of boundary values. */
    public <T> TestAccount with(Metric<T> metric, T value) {
        return fact(account -> account.set(metric, value));
    }

    /** Makes a metric unknown that the account it is like knows. */
    public TestAccount without(Metric<?> metric) {
        return fact(account -> account.clear(metric));
    }

    /** Keeps a text under a name of the caller's. */
    public TestAccount attribute(String name, String value) {
        return fact(account -> account.attribute(name, value));
    }

    /**
     * The snapshot.
     *
     * @throws dev.mainstay.account.InvalidSnapshotException with every impossible value
     */
    AccountSnapshot build() {
        AccountSnapshot.Builder account = start();
        facts.forEach(fact -> fact.accept(account));
        return account.build();
    }

    private AccountSnapshot.Builder start() {
        if (base == null) {
            return AccountSnapshot.builder(id, asOf);
        }
        if (id.equals(base.id()) && asOf.equals(base.asOf())) {
            return base.toBuilder();
        }
        AccountSnapshot.Builder copy = AccountSnapshot.builder(id, asOf);
        base.name().ifPresent(copy::name);
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (!metric.derived()) {
                copy(base, metric, copy);
            }
        }
        for (FactType type : FactType.values()) {
            if (type.isElement()) {
                base.elements(type).ifPresent(elements -> {
                    copy.none(type);
                    elements.forEach((Element element) -> copy.element(element));
                });
            }
        }
        base.months().forEach(copy::month);
        return copy;
    }

    private static <T> void copy(AccountSnapshot from, Metric<T> metric, AccountSnapshot.Builder to) {
        from.get(metric).ifPresent(value -> to.set(metric, value));
    }
}
