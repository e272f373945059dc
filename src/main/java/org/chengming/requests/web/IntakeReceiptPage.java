package org.chengming.requests.web;

import org.chengming.organisations.Body;
import org.chengming.requests.Channel;
import org.chengming.requests.FileRequest;
import org.chengming.requests.Filed;
import org.chengming.web.ProofCode;
import org.chengming.web.QrCode;
import org.jspecify.annotations.Nullable;

/**
 * The receipt that is handed to whoever brought a request, or sent to them.
 *
 * @param proof of its entry in the ledger
 * @param running whether its clock runs; otherwise the sum is as if it were confirmed today
 */
record IntakeReceiptPage(
    Filed filed,
    Body body,
    FileRequest request,
    String trackAddress,
    QrCode qr,
    @Nullable ProofCode proof,
    DueView due,
    boolean running) {

  String caseAddress() {
    return "/desk/requests/" + filed.number().value();
  }

  String handedOver() {
    return request.channel() == Channel.COUNTER ? "打印出来，当面交给申请人。" : "打印出来寄给申请人，或者在电话里把编号和查询码念给申请人。";
  }
}
