using System.Net.Http.Headers;
using System.Text;

namespace DefenderXdr.Http;

/// <summary>What a request carries. Content is gone once it was sent, so that each attempt gets its own.</summary>
internal sealed class RequestBody
{
    private readonly Func<HttpContent> open;

    private RequestBody(Func<HttpContent> open) => this.open = open;

    /// <summary>JSON text; nothing of nothing.</summary>
    public static RequestBody? Json(string? text) => text is null ? null : new(() => new StringContent(text, Encoding.UTF8, "application/json"));

    /// <summary>A form with a file in it.</summary>
    /// <param name="file">The file's field, name and bytes.</param>
    /// <param name="fields">The other fields; one without a value is left out.</param>
    public static RequestBody Form((string Field, string FileName, byte[] Bytes) file, params (string Field, string? Value)[] fields) => new(() =>
    {
        var form = new MultipartFormDataContent();
        var content = new ByteArrayContent(file.Bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, Quoted(file.Field), file.FileName);
        foreach (var (field, value) in fields)
        {
            if (value is not null) form.Add(new StringContent(value, Encoding.UTF8), Quoted(field));
        }
        return form;
    });

    /// <summary>The content for one attempt.</summary>
    public HttpContent Open() => open();

    // As browsers and curl write it; the framework leaves the quotes out, and not every service reads that.
    private static string Quoted(string name) => $"\"{name}\"";
}
