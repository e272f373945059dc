// Passkeys: what the page asks goes to the browser, its answer goes into the form's hidden fields. Nothing is
// fetched, so the answer is a form like any other.
"use strict";
(() => {
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
  const text = buffer =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=/g, "");
  const known = form =>
    (form.dataset.known || "")
      .split(" ")
      .filter(Boolean)
      .map(id => ({ type: "public-key", id: bytes(id) }));

  const create = async form => {
    const d = form.dataset;
    const { response } = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(d.challenge),
        rp: { id: d.party, name: d.site },
        user: { id: bytes(d.user), name: d.name, displayName: d.display },
        pubKeyCredParams: [
          { type: "public-key", alg: -7 },
          { type: "public-key", alg: -257 }
        ],
        excludeCredentials: known(form),
        authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
        attestation: "none",
        timeout: 120000
      }
    });
    return { clientData: response.clientDataJSON, attestation: response.attestationObject };
  };

  const sign = async form => {
    const { rawId, response } = await navigator.credentials.get({
      publicKey: {
        challenge: bytes(form.dataset.challenge),
        rpId: form.dataset.party,
        allowCredentials: known(form),
        userVerification: form.dataset.verify || "preferred",
        timeout: 120000
      }
    });
    return {
      credential: rawId,
      clientData: response.clientDataJSON,
      authenticatorData: response.authenticatorData,
      signature: response.signature
    };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const says = form.querySelector("[data-passkey-says]");
    if (!window.PublicKeyCredential) {
      says.textContent = "这个浏览器不支持通行密钥，或者网址不是 https。";
      continue;
    }
    says.textContent = "";
    form.addEventListener("submit", async event => {
      if (form.dataset.answered) return;
      event.preventDefault();
      says.textContent = "请按浏览器的提示操作。";
      try {
        const answer = await (form.dataset.passkey === "create" ? create(form) : sign(form));
        for (const [name, value] of Object.entries(answer)) form.elements[name].value = text(value);
        form.dataset.answered = "yes";
        form.submit();
      } catch (refused) {
        says.textContent =
          refused.name === "InvalidStateError" ? "这台设备上已经有您的通行密钥。" : "没有完成，可以再试一次。";
      }
    });
  }
})();
