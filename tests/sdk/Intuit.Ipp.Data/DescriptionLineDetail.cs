using System;

namespace Intuit.Ipp.Data;

public class DescriptionLineDetail
{
    public DateTime ServiceDate { get; set; }
    public bool ServiceDateSpecified { get; set; }
    public ReferenceType TaxCodeRef { get; set; }
}
