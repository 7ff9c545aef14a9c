package dev.mainstay.benchmarks;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;

/** One way of giving advice by the rules of the benchmark pack. All give the whole advice, evidence and gaps included. */
interface Contestant {

    /** The advice for one account. */
    Advice advise(AccountSnapshot snapshot);
}
