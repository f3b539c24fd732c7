// On the home screen: proposed after a first success, with the browser's own button or, on an
// iPhone, with drawn steps. "Not now" is remembered.
(() => {
  const card = document.getElementById("install");
  if (!card) return;
  const onIPhone = navigator.standalone === false;
  let offered = null;

  const propose = () => {
    const wanted = memory.get("succeeded") && !memory.get("install");
    showPart(card, wanted && (offered ? "offered" : onIPhone && "iphone"));
  };

  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event;
    propose();
  });
  card.querySelector("[data-install]").addEventListener("click", () => {
    offered.prompt();
    offered = null;
    propose();
  });
  card.querySelector("[data-not-now]").addEventListener("click", () => {
    memory.set("install", "no");
    propose();
  });
  document.addEventListener("succeeded", propose);
  propose();
})();
