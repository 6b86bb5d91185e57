#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call.

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_writer(
    CURL *handle, size_t (*writer)(char *, size_t, size_t, void *)) {
  return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writer);
}

static inline CURLcode ccurl_set_meter(
    CURL *handle, int (*meter)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t)) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, meter);
}

// What may be asked first, and where a redirect may lead: only to HTTPS when the first is HTTPS.
static inline CURLcode ccurl_set_protocols(CURL *handle, int is_secure) {
#if LIBCURL_VERSION_NUM >= 0x075500
  const char *allowed = is_secure ? "https" : "http,https";
  CURLcode first = curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, allowed);
  CURLcode second = curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, allowed);
#else
  long allowed = is_secure ? CURLPROTO_HTTPS : (CURLPROTO_HTTP | CURLPROTO_HTTPS);
  CURLcode first = curl_easy_setopt(handle, CURLOPT_PROTOCOLS, allowed);
  CURLcode second = curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS, allowed);
#endif
  return first != CURLE_OK ? first : second;
}

static inline CURLcode ccurl_response_code(CURL *handle, long *code) {
  return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, code);
}
