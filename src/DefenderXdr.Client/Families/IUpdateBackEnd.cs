using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>How one API changes a family's objects: its paths, member names and spellings. Nothing of HTTP.</summary>
internal interface IUpdateBackEnd<T, TUpdate, TId> where T : class
{
    /// <summary>The operation whose permission decides.</summary>
    ApiOperation Operation { get; }

    /// <summary>What the API cannot change.</summary>
    IReadOnlyList<string> Lacks { get; }

    /// <summary>The calls that make the change, in their order.</summary>
    IEnumerable<ApiRequest> Requests(TId id, TUpdate update);

    /// <summary>How to read the object.</summary>
    GetPlan<T> Get(TId id);
}
