using System.Net;
using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>What the browser shows, and how it is sent back.</summary>
internal static class AuthorizePages
{
    internal static SimulatedResponse SignIn(string organisation, string? hint) => Page(200, "Sign in to your account",
        $"<h1>Sign in</h1><p>{Escape(organisation)}</p><input name=\"loginfmt\" type=\"email\" value=\"{Escape(hint ?? "")}\" placeholder=\"Email, phone, or Skype\" />");

    internal static SimulatedResponse Trouble(EntraFault fault, SimulatedRequest request, DateTimeOffset now) => Page(400, "Sign in to your account",
        $"<h1>Sign in</h1><p>Sorry, but we're having trouble signing you in.</p><p>{Escape(EntraAnswer.Description(fault, request, now))}</p>");

    /// <summary>Goes back to the application as it asked: by a form that sends itself, or by a redirect.</summary>
    internal static SimulatedResponse Back(string redirect, string? mode, Dictionary<string, string> fields)
    {
        if (mode == "form_post")
        {
            var inputs = string.Concat(fields.Select(field => $"<input type=\"hidden\" name=\"{field.Key}\" value=\"{Escape(field.Value)}\" />"));
            return Page(200, "Working...",
                $"<form method=\"POST\" name=\"hiddenform\" action=\"{Escape(redirect)}\">{inputs}<noscript><p>Script is disabled. Click Submit to continue.</p>" +
                "<input type=\"submit\" value=\"Submit\" /></noscript></form><script language=\"javascript\">document.forms[0].submit();</script>");
        }

        // As a Uri writes it, nothing in the address can end the header.
        var address = new Uri(redirect).AbsoluteUri;
        var separator = mode == "fragment" ? '#' : address.Contains('?') ? '&' : '?';
        var location = address + separator + string.Join("&", fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return Page(302, "Object moved", $"<h2>Object moved to <a href=\"{Escape(location)}\">here</a>.</h2>", ("Location", location));
    }

    private static SimulatedResponse Page(int status, string title, string body, params (string Name, string Value)[] more)
    {
        var headers = new Dictionary<string, string> { ["Cache-Control"] = "no-store, no-cache" };
        foreach (var (name, value) in more)
            headers[name] = value;
        var bytes = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>");
        return new(status, "text/html; charset=utf-8", new ArraySegment<byte>(bytes), headers);
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
