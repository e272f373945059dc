package org.chengming.requests.web;

import org.chengming.organisations.Body;
import org.chengming.requests.FileRequest;
import org.chengming.requests.Filed;
import org.chengming.web.Head;
import org.chengming.web.ProofCode;
import org.chengming.web.QrCode;
import org.jspecify.annotations.Nullable;

/**
 * What the requester takes away.
 *
 * @param trackAddress where the number can be followed; the code is not in it
 * @param proof of its entry in the ledger
 * @param ifToday how the sum would be if the body confirmed today
 */
record ReceiptPage(
    Head head,
    Filed filed,
    Body body,
    FileRequest request,
    String trackAddress,
    QrCode qr,
    @Nullable ProofCode proof,
    DueView ifToday) {}
