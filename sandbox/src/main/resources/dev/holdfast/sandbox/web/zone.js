// A visitor who has not chosen a time zone sees times in the browser's own.
const form = document.querySelector("form.zone:not([data-chosen])");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (form && zone && form.elements.timezone.value !== zone) {
  form.elements.timezone.value = zone;
  form.submit();
}
