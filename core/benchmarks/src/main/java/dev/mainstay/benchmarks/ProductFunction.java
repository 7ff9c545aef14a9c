package dev.mainstay.benchmarks;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import org.kie.api.runtime.rule.AccumulateFunction;

/** The product of values, which noisy-OR needs and Drools does not bring. */
public final class ProductFunction implements AccumulateFunction<ProductFunction.Product> {

    /** A product in the making. */
    public static final class Product implements Serializable {
        private static final long serialVersionUID = 1L;
        private double value = 1;
    }

    @Override
    public Product createContext() {
        return new Product();
    }

    @Override
    public void init(Product product) {
        product.value = 1;
    }

    @Override
    public void accumulate(Product product, Object value) {
        product.value *= ((Number) value).doubleValue();
    }

    @Override
    public void reverse(Product product, Object value) {
        throw new UnsupportedOperationException("a product with zero cannot be undone");
    }

    @Override
    public Object getResult(Product product) {
        return product.value;
    }

    @Override
    public boolean supportsReverse() {
        return false;
    }

    @Override
    public Class<?> getResultType() {
        return Double.class;
    }

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
}
