using DefenderXdr.Http;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr.Paging;

/// <summary>One page of an OData list, an object at a time while the body arrives.</summary>
internal sealed class Page<T>(ApiResponse response, ObjectReader<T> reader, CancellationToken cancellationToken) : IPage<T> where T : class
{
    private readonly JsonBody body = new(response, cancellationToken);
    private bool opened;
    private bool inList;
    private bool hasList;

    /// <summary>The next page. Services put it before the list or after it, so ask once the page is read.</summary>
    public string? NextLink { get; private set; }

    /// <summary>The next object of the page, or null at its end.</summary>
    public T? Next()
    {
        if (!opened)
        {
            body.Open();
            opened = true;
        }
        return body.Read(Advance);
    }

    public void Dispose() => body.Dispose();

    private T? Advance(JsonReader json)
    {
        if (!inList) ReadEnvelope(json);
        if (!inList) return null;

        do
        {
            if (!json.Read()) throw new JsonReaderException("The JSON ends in the middle of the list.");
        }
        while (json.TokenType == JsonToken.Null);
        if (json.TokenType == JsonToken.StartObject) return reader.Read(json);
        if (json.TokenType != JsonToken.EndArray) throw new JsonReaderException("The list has something else than objects in it.");

        inList = false;
        ReadEnvelope(json);
        return null;
    }

    private void ReadEnvelope(JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            if (!json.Read()) break;
            if (json.TokenType == JsonToken.StartArray && string.Equals(name, "value", StringComparison.OrdinalIgnoreCase))
            {
                inList = hasList = true;
                return;
            }
            if (string.Equals(name, "@odata.nextLink", StringComparison.OrdinalIgnoreCase)) NextLink = json.Value as string;
            else json.Skip();
        }
        if (json.TokenType != JsonToken.EndObject) throw new JsonReaderException("The JSON ends before the page does.");
        if (!hasList) throw body.Fault(ErrorIds.ResponseNotJson, "The answer is JSON without a list in it.");
    }
}
