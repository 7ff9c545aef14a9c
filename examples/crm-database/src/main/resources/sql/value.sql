-- Value: what each customer was invoiced, and what was earned on it, over the last twelve months and the twelve before.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id             customer number
-- revenue                invoiced in the last 12 months                         -> value.annualRevenue
-- previous_revenue       invoiced in the 12 months before
-- revenue_change         revenue / previous_revenue - 1; NULL without earlier revenue -> value.revenueChange
-- gross_margin_rate      (price - buying price) / price; NULL without revenue   -> value.grossMarginRate
-- share_of_our_revenue   share of everything we invoiced in the last 12 months  -> value.shareOfOurRevenue
--
-- An order counts as invoiced on the day it was shipped, once it was shipped and not cancelled; a disputed one counts.
-- The shipping date of an order that never left is a load time in August 2006, hence the test on the status.
-- Buying prices are today's: the margin is exact only as far as they did not change.
WITH report (as_of) AS (VALUES (CAST(? AS DATE))),
     invoiced (account_id, amount, margin, recent) AS (
         SELECT o.customernumber,
                d.quantityordered * d.priceeach,
                d.quantityordered * (d.priceeach - p.buyprice),
                CASE WHEN CAST(o.shippeddate AS DATE) > r.as_of - INTERVAL '12' MONTH THEN 1 ELSE 0 END
         FROM report r
                  JOIN "orders" o ON o.status IN ('Shipped', 'Resolved', 'Disputed')
             AND CAST(o.shippeddate AS DATE) <= r.as_of
             AND CAST(o.shippeddate AS DATE) > r.as_of - INTERVAL '24' MONTH
                  JOIN "customer_w_ter" c ON c.customernumber = o.customernumber -- leaves the test entries out
                  JOIN "orderdetails" d ON d.ordernumber = o.ordernumber
                  JOIN "products" p ON p.productcode = d.productcode),
     total (revenue) AS (SELECT SUM(amount) FROM invoiced WHERE recent = 1)
SELECT i.account_id,
       SUM(i.amount * i.recent)                                             AS revenue,
       SUM(i.amount * (1 - i.recent))                                       AS previous_revenue,
       CAST(SUM(i.amount * i.recent) AS DOUBLE)
           / NULLIF(SUM(i.amount * (1 - i.recent)), 0) - 1                  AS revenue_change,
       CAST(SUM(i.margin * i.recent) AS DOUBLE)
           / NULLIF(SUM(i.amount * i.recent), 0)                            AS gross_margin_rate,
       CAST(SUM(i.amount * i.recent) AS DOUBLE) / NULLIF(t.revenue, 0)      AS share_of_our_revenue
FROM invoiced i
         CROSS JOIN total t
GROUP BY i.account_id, t.revenue
ORDER BY revenue DESC, i.account_id
