using System.Collections.ObjectModel;
using Intuit.Ipp.Data;

namespace Intuit.Ipp.DataService;

public class Batch
{
    internal Batch() => throw OfficialPackage.IsNeeded();

    public ReadOnlyCollection<IntuitBatchResponse> IntuitBatchItemResponses => throw OfficialPackage.IsNeeded();

    public void Add(IEntity entity, string id, OperationEnum operation) => throw OfficialPackage.IsNeeded();

    public void Add(string query, string id) => throw OfficialPackage.IsNeeded();

    public void Execute() => throw OfficialPackage.IsNeeded();
}
