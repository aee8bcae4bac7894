using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>Makes a model of a JSON object, token by token.</summary>
internal interface IObjectReader<out T> where T : class
{
    /// <summary>Reads the object that the reader stands on; leaves the reader on its end.</summary>
    T Read(JsonReader reader);

    /// <summary>Reads an object whose first name has been read already: the reader stands on that member's value, and is left on the object's end.</summary>
    T Resume(JsonReader reader, string name);
}
