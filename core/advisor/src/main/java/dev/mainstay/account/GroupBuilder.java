package dev.mainstay.account;

/** What the builders of metric groups share: the values they write to. */
abstract sealed class GroupBuilder
        permits Benefit.Builder,
                Channel.Builder,
                Communication.Builder,
                Complaint.Builder,
                Contract.Builder,
                Delivery.Builder,
                Orders.Builder,
                Product.Builder,
                Profile.Builder,
                Promotion.Builder,
                Quality.Builder,
                Rival.Builder,
                Service.Builder,
                Shift.Builder,
                Strategy.Builder,
                Value.Builder {

    final MetricValues.Builder values;

    GroupBuilder(MetricValues.Builder values) {
        this.values = values;
    }
}
