// Lets a device answer the question of a form: it makes a passkey, or proves that it has one.
"use strict";

const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const encode = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** The answer of a device, with its bytes as text. */
function written(credential) {
  const { response } = credential;
  const out = { id: credential.id, rawId: encode(credential.rawId), type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(), response: {} };
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) out.response[name] = encode(response[name]);
  }
  if (response.getTransports) out.response.transports = response.getTransports();
  return out;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const { publicKey } = JSON.parse(form.dataset.options);
  publicKey.challenge = decode(publicKey.challenge);
  if (publicKey.user) publicKey.user.id = decode(publicKey.user.id);
  for (const list of [publicKey.allowCredentials, publicKey.excludeCredentials]) {
    for (const credential of list ?? []) credential.id = decode(credential.id);
  }
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const trouble = form.querySelector("[data-trouble]");
    trouble.hidden = true;
    try {
      const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
      form.elements.passkey.value = JSON.stringify(written(credential));
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  });
}
