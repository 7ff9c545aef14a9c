-- Remarks: every free-text remark on a customer's orders, newest first, for people to read.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id    customer number
-- order_number  order number
-- ordered_on    day of the order, the earliest day of the remark
-- status        status of the order as it is now
-- remark        what was written on the order                            (attribute)
--
-- Some matter and fit no metric: "They want to reevaluate their terms agreement", "Can we renegotiate this one?",
-- "He is the decision maker for all their purchases". Put them next to the advice instead of guessing a number.
WITH report (as_of) AS (VALUES (CAST(? AS DATE)))
SELECT o.customernumber             AS account_id,
       o.ordernumber                AS order_number,
       CAST(o.orderdate AS DATE)    AS ordered_on,
       o.status                     AS status,
       TRIM(o.comments)             AS remark
FROM report r
         JOIN "orders" o ON CAST(o.orderdate AS DATE) <= r.as_of
    AND TRIM(o.comments) <> ''
ORDER BY account_id, ordered_on DESC, order_number DESC
