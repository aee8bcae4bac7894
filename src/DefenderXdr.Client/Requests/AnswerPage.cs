using DefenderXdr.Http;
using DefenderXdr.Json;
using DefenderXdr.Paging;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>
/// An answer of any shape. A list (<c>value</c>, with nothing but annotations before it, or a bare array) gives its items one at a time;
/// anything else is one item; nothing is none.
/// </summary>
internal sealed class AnswerPage(ApiResponse response, IClientEvents events, CancellationToken cancellationToken) : IPage<object>
{
    private readonly JsonBody body = new(response, cancellationToken);
    private State state;

    private enum State
    {
        Unopened,
        InList,
        InBareList,
        Done,
    }

    public string? NextLink { get; private set; }

    public object? Next() => state == State.Unopened ? First() : body.Read(Item);

    public void Dispose() => body.Dispose();

    private object? First()
    {
        var token = body.OpenAny();
        state = token == JsonToken.StartArray ? State.InBareList : State.Done;
        return body.Read(json => token switch
        {
            JsonToken.None or JsonToken.Null => null,
            JsonToken.StartObject => Envelope(json),
            JsonToken.StartArray => Item(json),
            _ => JsonValues.Read(json),
        });
    }

    // The first item of the list that the object turns out to be, or the object itself.
    private object? Envelope(JsonReader json)
    {
        var members = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            if (!json.Read()) break;
            if (json.TokenType == JsonToken.StartArray && IsList(name) && members.Keys.All(IsAnnotation))
            {
                NextLink = members.TryGetValue("@odata.nextLink", out var link) ? link as string : null;
                state = State.InList;
                return Item(json);
            }
            JsonValues.AddTo(members, name, JsonValues.Read(json));
        }
        RequireEnd(json);
        return members;
    }

    private object? Item(JsonReader json)
    {
        if (state == State.Done) return null;
        do
        {
            if (!json.Read()) throw new JsonReaderException("The JSON ends in the middle of the list.");
        }
        while (json.TokenType == JsonToken.Null);
        if (json.TokenType != JsonToken.EndArray) return JsonValues.Read(json);

        if (state == State.InList) AfterList(json);
        state = State.Done;
        return null;
    }

    private void AfterList(JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            if (!json.Read()) break;
            if (string.Equals(name, "@odata.nextLink", StringComparison.OrdinalIgnoreCase)) NextLink = json.Value as string;
            else
            {
                if (!IsAnnotation(name)) events.Verbose($"The answer has '{name}' beside its list, which is left out here.");
                json.Skip();
            }
        }
        RequireEnd(json);
    }

    private static bool IsList(string name) => string.Equals(name, "value", StringComparison.OrdinalIgnoreCase);

    // @odata.context, value@odata.type and their like say something about the answer and are no part of it.
    private static bool IsAnnotation(string name) => name.Contains('@');

    private static void RequireEnd(JsonReader json)
    {
        if (json.TokenType != JsonToken.EndObject) throw new JsonReaderException("The JSON ends in the middle of an object.");
    }
}

/// <summary>Reads answers of any shape.</summary>
internal sealed class AnswerReader(IClientEvents events) : IPageReader<object>
{
    public IPage<object> Open(ApiResponse response, CancellationToken cancellationToken) => new AnswerPage(response, events, cancellationToken);
}
