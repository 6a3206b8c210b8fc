// Puts the caret into the middle of the paragraph in the middle of the story, and that into the middle of the window.
const editable = document.querySelector("[contenteditable=true]");
const body = editable.querySelector("[data-body]") ?? editable;
const paragraphs = [...body.children].filter((block) => block.tagName === "P");
const paragraph = paragraphs[Math.floor(paragraphs.length / 2)];
paragraph.scrollIntoView({ block: "center" });
editable.focus();
const text = paragraph.firstChild;
getSelection().collapse(text, Math.floor(text.data.length / 2));
return document.hasFocus();
