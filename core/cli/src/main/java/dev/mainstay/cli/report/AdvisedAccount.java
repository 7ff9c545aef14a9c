package dev.mainstay.cli.report;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;

/**
 * An account and what to do about it.
 *
 * @param account what is known of it
 * @param advice the advice
 */
public record AdvisedAccount(AccountSnapshot account, Advice advice) {}
